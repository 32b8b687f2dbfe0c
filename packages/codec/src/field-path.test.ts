import { expect, it } from 'vitest'
import { join } from './field-path.ts'

it('joins paths', () => {
  expect([join('', 'a'), join('a', 'b')]).toEqual(['a', 'a.b'])
})
