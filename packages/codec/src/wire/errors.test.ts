import { expect, it } from 'vitest'
import { DecodeError, EncodeError } from './errors.ts'

it('says what, at which byte and in which field', () => {
  expect(new DecodeError('TRUNCATED', 7, '', 'Wanted 4 bytes, 1 left').message).toBe(
    'Wanted 4 bytes, 1 left at byte 7 of the frame, in the header',
  )
  expect(new EncodeError('topics[0].name', 'null is not allowed').message).toBe(
    'topics[0].name: null is not allowed',
  )
  expect(new EncodeError('', 'Wanted an object').message).toBe('message: Wanted an object')
})
