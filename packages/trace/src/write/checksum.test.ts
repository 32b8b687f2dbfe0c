import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { asSummed, storeChecksum, sumWords } from './checksum.ts'

/** RFC 1071 word by word, in network byte order. */
function naive(bytes: Uint8Array): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 2) {
    sum += ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    sum = (sum & 0xffff) + (sum >>> 16)
  }
  return 0xffff - sum
}

describe('the internet checksum', () => {
  it('is that of RFC 1071', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 4, maxLength: 400 }),
        fc.nat(0xffff),
        (data, extra) => {
          const words = new Uint8Array((data.length + 3) & ~3)
          words.set(data)
          const stored = new DataView(new ArrayBuffer(2))

          storeChecksum(stored, 0, sumWords(words.buffer, 0, words.length) + asSummed(extra))

          const expected = naive(Uint8Array.of(...words, extra >> 8, extra & 255))
          expect(stored.getUint16(0)).toBe(expected)
        },
      ),
    )
  })

  it('is all ones for nothing and zero for all ones', () => {
    const stored = new DataView(new ArrayBuffer(2))

    storeChecksum(stored, 0, 0)
    expect(stored.getUint16(0)).toBe(0xffff)
    storeChecksum(stored, 0, 0xffff * 3)
    expect(stored.getUint16(0)).toBe(0)
  })
})
