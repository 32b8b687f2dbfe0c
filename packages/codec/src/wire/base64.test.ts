import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromBase64, toBase64, uuidToText } from './base64.ts'

it('agrees with the host for any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const text = Buffer.from(bytes).toString('base64')

      expect(toBase64(bytes)).toBe(text)
      expect(fromBase64(text)).toEqual(bytes)
      expect(fromBase64(Buffer.from(bytes).toString('base64url'))).toEqual(bytes)
    }),
  )
})

it('prints a uuid with the url-safe letters', () => {
  const bytes = new Uint8Array(17).fill(0xfb)

  expect(uuidToText(bytes, 1)).toBe(Buffer.from(bytes.subarray(1)).toString('base64url'))
})

it.each(['a', 'ab*d', 'abcd===', 'a b='])('refuses %j', (text) => {
  expect(fromBase64(text)).toBeUndefined()
})
