import { expect, it } from 'vitest'
import { InflateError, InflateLimitError } from './decompressors.ts'
import { inflateLz4 } from './lz4.ts'

// Frame header: magic, version 1 with independent blocks, 64 KiB blocks, any header checksum.
const header = [0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x00]
const end = [0, 0, 0, 0]
/** 'abc', then 9 bytes from 3 back, then 'xyzzy'. */
const block = [0x35, 0x61, 0x62, 0x63, 0x03, 0x00, 0x50, 0x78, 0x79, 0x7a, 0x7a, 0x79]
const frame = (...pieces: number[][]): Uint8Array =>
  Uint8Array.from([header, ...pieces, end].flat())
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString()

it('inflates a block, whatever the header checksum says', () => {
  expect(text(inflateLz4(frame([12, 0, 0, 0], block), 100))).toBe('abcabcabcabcxyzzy')
})

it('takes a stored block as it is', () => {
  expect(text(inflateLz4(frame([3, 0, 0, 0x80], [0x61, 0x62, 0x63]), 100))).toBe('abc')
})

it('lets a block refer to the block before it', () => {
  const linked = [0x00, 0x03, 0x00, 0x10, 0x21]
  const bytes = frame([12, 0, 0, 0], block, [5, 0, 0, 0], linked)
  expect(text(inflateLz4(bytes, 100))).toBe('abcabcabcabcxyzzyzzyz!')
})

it('reads frame after frame, and over skippable ones', () => {
  const skippable = [0x51, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 9, 9]
  const one = [...frame([12, 0, 0, 0], block)]
  expect(text(inflateLz4(Uint8Array.from([one, skippable, one].flat()), 100))).toHaveLength(34)
})

it('skips content size and the checksums of block and content', () => {
  const full = [0x04, 0x22, 0x4d, 0x18, 0x7c, 0x40, 17, 0, 0, 0, 0, 0, 0, 0, 0xff]
  const bytes = [full, [12, 0, 0, 0], block, [1, 2, 3, 4], end, [5, 6, 7, 8]].flat()
  expect(text(inflateLz4(Uint8Array.from(bytes), 100))).toBe('abcabcabcabcxyzzy')
})

it('grows to the limit and no further', () => {
  // 15 + 255 * 200 + 4 bytes of one repeated letter.
  const long = [0x1f, 0x61, 0x01, 0x00, ...Array<number>(200).fill(255), 0, 0x00]
  const bytes = frame([long.length, 0, 0, 0], long)
  expect(inflateLz4(bytes, 60_000)).toHaveLength(1 + 19 + 255 * 200)
  expect(() => inflateLz4(bytes, 50_000)).toThrow(InflateLimitError)
})

it.each([
  ['nothing', []],
  ['another magic', [1, 2, 3, 4, 5, 6, 7, 8]],
  ['no end mark', [...header, 12, 0, 0, 0, ...block]],
  ['a cut block', [...header, 12, 0, 0, 0, 0x35, 0x61]],
  ['a match before the start', [...header, 5, 0, 0, 0, 0x10, 0x61, 9, 0, 0x00, ...end]],
  ['a match at distance 0', [...header, 5, 0, 0, 0, 0x10, 0x61, 0, 0, 0x00, ...end]],
  ['an offset of one byte', [...header, 3, 0, 0, 0, 0x10, 0x61, 1, ...end]],
  ['literals that are not there', [...header, 2, 0, 0, 0, 0xf0, 0xff, ...end]],
  ['a dictionary', [0x04, 0x22, 0x4d, 0x18, 0x61, 0x40, 0, 0, 0, 0, 0]],
  ['version 2', [0x04, 0x22, 0x4d, 0x18, 0xa0, 0x40, 0, 0, 0, 0, 0]],
])('refuses %s', (_, bytes) => {
  expect(() => inflateLz4(Uint8Array.from(bytes), 1000)).toThrow(InflateError)
})
