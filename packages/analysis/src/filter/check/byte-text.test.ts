import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bytesAsText, bytesContain, bytesEqual, bytesOfText, prefixTable } from './byte-text.ts'

it('goes from text to bytes and back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(bytesAsText(bytesOfText(text))).toBe(text)
    }),
  )
})

it('finds bytes wherever they stand', () => {
  const few = fc.array(fc.constantFrom(1, 2), { maxLength: 12 }).map((all) => Uint8Array.from(all))

  fc.assert(
    fc.property(few, few, (bytes, wanted) => {
      const found = bytesContain(bytes, wanted, prefixTable(wanted))

      expect(found).toBe(bytes.join('').includes(wanted.join('')))
    }),
    { numRuns: 1000 },
  )
})

it('compares bytes by their content', () => {
  expect(bytesEqual(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true)
  expect(bytesEqual(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false)
  expect(bytesEqual(Uint8Array.of(1), Uint8Array.of(1, 3))).toBe(false)
})
