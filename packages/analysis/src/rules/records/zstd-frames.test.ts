import { zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { zstdFrames } from './zstd-frames.ts'

it('counts frames, of any content', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 4 }),
      (parts) => {
        const bytes = Buffer.concat(parts.map((part) => zstdCompressSync(part)))

        expect(zstdFrames(new Uint8Array(bytes))).toBe(parts.length)
      },
    ),
  )
})

it('reads frames of many blocks', () => {
  const large = zstdCompressSync(Buffer.alloc(1_000_000, 'a longer text that repeats '))

  expect(zstdFrames(new Uint8Array(large))).toBe(1)
})

it('never throws on bytes, and says nothing about those that are cut', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(() => zstdFrames(bytes)).not.toThrow()
    }),
  )
  const whole = new Uint8Array(zstdCompressSync(Buffer.from('some text')))
  expect(zstdFrames(whole.subarray(0, whole.length - 3))).toBeUndefined()
})
