import { expect, it } from 'vitest'
import { incrementSequence } from './sequence.ts'

it('counts up', () => {
  expect(incrementSequence(5, 3)).toBe(8)
})

it('goes on at 0 after the greatest int32', () => {
  expect(incrementSequence(2147483647, 0)).toBe(2147483647)
  expect(incrementSequence(2147483646, 3)).toBe(1)
})
