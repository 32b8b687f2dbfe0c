import { expect, it } from 'vitest'
import { isAnd, isIn, isNot, isOr, operatorOf, operators } from './operators.ts'

it('knows signs, and words in any case', () => {
  expect([operatorOf('=='), operatorOf('EQ'), operatorOf('~'), operatorOf('all_ne')]).toEqual([
    '==',
    '==',
    'matches',
    '!=',
  ])
  expect([isAnd('AND'), isOr('||'), isNot('Not'), isIn('in')]).toEqual([true, true, true, true])
  expect([isAnd('or'), isOr('and'), isNot('!='), isIn('inn')]).toEqual([false, false, false, false])
})

it('has one meaning for each spelling', () => {
  const spellings = operators.flatMap((form) => form.spellings)

  expect(new Set(spellings).size).toBe(spellings.length)
})
