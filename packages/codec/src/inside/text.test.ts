import { expect, it } from 'vitest'
import { textOf } from './text.ts'

it('reads a part of the bytes as UTF-8, keeping a leading byte order mark', () => {
  const bytes = Uint8Array.of(0x78, 0xef, 0xbb, 0xbf, 0xc3, 0xa9, 0x79)
  expect(textOf(bytes, 1, 6)).toBe('\ufeff\u00e9')
})

it('shows bytes that are no UTF-8 as the replacement character', () => {
  expect(textOf(Uint8Array.of(0xff, 0x61), 0, 2)).toBe('\ufffda')
})
