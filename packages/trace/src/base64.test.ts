import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { fromBase64, toBase64 } from './base64.ts'

describe('base64', () => {
  it('agrees with Node and comes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = toBase64(bytes)

        expect(text).toBe(Buffer.from(bytes).toString('base64'))
        expect(fromBase64(text)).toEqual(bytes)
      }),
    )
  })

  it.each(['a', 'ab', 'abc', '****', 'a===', 'ab=c', 'äaaa'])('refuses %s', (text) => {
    expect(fromBase64(text)).toBeUndefined()
  })
})
