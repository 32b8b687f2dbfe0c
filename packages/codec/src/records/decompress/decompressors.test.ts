import { expect, it } from 'vitest'
import { InflateError, InflateLimitError } from './decompressors.ts'

it('tells a limit that was reached from bytes that are wrong', () => {
  const limit = new InflateLimitError(10)
  expect(limit).toBeInstanceOf(InflateError)
  expect(limit.message).toBe('more than the 10 bytes allowed')
  expect(new InflateError('x')).not.toBeInstanceOf(InflateLimitError)
})
