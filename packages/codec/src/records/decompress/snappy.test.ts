import { expect, it } from 'vitest'
import { InflateError, InflateLimitError } from './decompressors.ts'
import { inflateSnappy } from './snappy.ts'

/** 'abcd', a copy of 6 from 4 back (1-byte offset), of 3 from 2 back (2), of 2 from 10 back (4). */
const raw = [15, 0x0c, 0x61, 0x62, 0x63, 0x64, 0x09, 4, 0x0a, 2, 0, 0x07, 10, 0, 0, 0]
const plain = 'abcdabcdababada'
const xerial = [0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0, 0, 0, 0, 1, 0, 0, 0, 1]
const text = (bytes: number[], maxBytes = 1000): string =>
  Buffer.from(inflateSnappy(Uint8Array.from(bytes), maxBytes)).toString()

it('inflates a raw block with copies of every form', () => {
  expect(text(raw)).toBe(plain)
})

it('inflates literals whose length takes more bytes', () => {
  const long = Array<number>(300).fill(0x7a)
  expect(text([0xac, 0x02, 0xf4, 0x2b, 0x01, ...long])).toBe('z'.repeat(300))
})

it('inflates the xerial framing, block by block', () => {
  expect(text([...xerial, 0, 0, 0, 16, ...raw, 0, 0, 0, 16, ...raw])).toBe(plain + plain)
})

it('goes on after a second xerial header, as in joined streams', () => {
  expect(text([...xerial, 0, 0, 0, 16, ...raw, ...xerial, 0, 0, 0, 16, ...raw])).toBe(plain + plain)
})

it('inflates nothing to nothing', () => {
  expect(text([0])).toBe('')
  expect(text(xerial)).toBe('')
})

it('does not pass the limit, in one block or in all together', () => {
  expect(() => text(raw, 14)).toThrow(InflateLimitError)
  expect(() => text([...xerial, 0, 0, 0, 16, ...raw, 0, 0, 0, 16, ...raw], 20)).toThrow(
    InflateLimitError,
  )
})

it('does not allocate what so few bytes cannot hold', () => {
  expect(() => text([0xff, 0xff, 0xff, 0xff, 0x0f, 0x00, 0x61], 2 ** 32)).toThrow(
    'snappy announces 4294967295 bytes, 7 cannot hold them',
  )
})

it.each([
  ['an endless length', [0xff, 0xff, 0xff, 0xff, 0xff, 0x01]],
  ['a cut literal', [5, 0x10, 0x61]],
  ['a cut literal length', [5, 0xf4, 0x61]],
  ['a cut copy', [5, 0x00, 0x61, 0x02, 1]],
  ['a copy from before the start', [5, 0x00, 0x61, 0x01, 2]],
  ['a copy from distance 0', [5, 0x00, 0x61, 0x01, 0]],
  ['fewer bytes than announced', [5, 0x00, 0x61]],
  ['more bytes than announced', [1, 0x04, 0x61, 0x62]],
  ['a framed block longer than the rest', [...xerial, 0, 0, 0, 17, ...raw]],
  ['a cut frame length', [...xerial, 0, 0]],
])('refuses %s', (_, bytes) => {
  expect(() => text(bytes)).toThrow(InflateError)
})
