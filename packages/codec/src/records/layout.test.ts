import { expect, it } from 'vitest'
import { compressionBits, compressionOf } from './layout.ts'

it('names the codec in the low three bits, whatever the others are', () => {
  expect(compressionOf(0x70)).toBe('none')
  expect(compressionOf(0x14)).toBe('zstd')
  expect(compressionOf(compressionBits('lz4'))).toBe('lz4')
})

it('knows no codec above 4', () => {
  expect(compressionOf(5)).toBeUndefined()
})
