import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeUtf8, encodeUtf8, utf8Length } from './text.ts'

const samples = [
  '',
  'orders',
  'a'.repeat(200),
  '\ufefforders', // a decoder that treats it as a byte order mark would drop it
  'a\u0000b',
  '\u00e9\u4e2d\u6587\u{1f600}',
  `${'x'.repeat(40)}\u4e2d`,
]

it.each(samples)('gives back %j', (text) => {
  const target = new Uint8Array(2 + text.length * 3)
  const written = encodeUtf8(text, target, 2)

  expect(target.subarray(2, 2 + written)).toEqual(new Uint8Array(Buffer.from(text)))
  expect(decodeUtf8(target, 2, 2 + written)).toBe(text)
  expect(utf8Length(text)).toBe(written)
})

it('reads text of any length, ASCII or with one other character anywhere', () => {
  for (let length = 0; length <= 60; length++) {
    const ascii = 'abcdefghij'.repeat(6).slice(0, length)
    const texts = Array.from({ length }, (_, at) => `${ascii.slice(0, at)}\u00e9${ascii.slice(at)}`)
    for (const text of [ascii, ...texts]) {
      const bytes = Buffer.from(`<${text}>`)
      expect(decodeUtf8(bytes, 1, bytes.length - 1)).toBe(text)
    }
  }
})

it('shows malformed bytes as replacement characters', () => {
  expect(decodeUtf8(Uint8Array.of(0x61, 0xff, 0x62), 0, 3)).toBe('a\ufffdb')
})

it('counts the bytes of any text, lone surrogates as replacement characters', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.integer({ min: 0xd800, max: 0xdfff }),
      (text, lone) => {
        const broken = text + String.fromCharCode(lone)

        expect(utf8Length(broken)).toBe(Buffer.byteLength(broken))
      },
    ),
  )
})
