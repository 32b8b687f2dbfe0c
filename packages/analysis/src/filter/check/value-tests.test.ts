import { expect, it } from 'vitest'
import {
  bothOf,
  containsTest,
  integerTest,
  matchesTest,
  namedCodeTest,
  numberTest,
  orderingOf,
  someOf,
  textTest,
  type Ordering,
} from './value-tests.ts'

const orderings: readonly Ordering[] = ['==', '>', '>=', '<', '<=']

it('compares integers of both kinds exactly', () => {
  const big = 9_007_199_254_740_993n
  expect(orderings.map((ordering) => integerTest(ordering, big)(big - 1n))).toEqual([
    false,
    false,
    false,
    true,
    true,
  ])
  expect(orderings.map((ordering) => integerTest(ordering, 5n)(5))).toEqual([
    true,
    false,
    true,
    false,
    true,
  ])
  expect(orderings.map((ordering) => integerTest(ordering, 5n)('5'))).toEqual(Array(5).fill(false))
  expect(orderings.map((ordering) => integerTest(ordering, 5n)(null))).toEqual(Array(5).fill(false))
})

it('compares fractions with integers of both kinds', () => {
  expect(orderings.map((ordering) => numberTest(ordering, 1.5)(2n))).toEqual([
    false,
    true,
    true,
    false,
    false,
  ])
  expect(numberTest('==', 2)(2n)).toBe(true)
  expect(numberTest('<', 2)(null)).toBe(false)
})

it('compares text by its letters', () => {
  expect(orderings.map((ordering) => textTest(ordering, 'b')('c'))).toEqual([
    false,
    true,
    true,
    false,
    false,
  ])
  expect(textTest('>', 'b')(3)).toBe(false)
})

it('looks into text and bytes', () => {
  const bytes = Uint8Array.from('orders', (each) => each.charCodeAt(0))
  expect(containsTest('der')('orders')).toBe(true)
  expect(containsTest('DER')('orders')).toBe(false)
  expect(containsTest('der')(bytes)).toBe(true)
  expect(containsTest(bytes.subarray(1, 3))(bytes)).toBe(true)
  expect(containsTest('der')(7)).toBe(false)
  const pattern = matchesTest('^ORD')
  expect(pattern.ok && [pattern.test('orders'), pattern.test(bytes), pattern.test(1)]).toEqual([
    true,
    true,
    false,
  ])
  expect(matchesTest('(').ok).toBe(false)
})

it('finds codes by their names beforehand', () => {
  const coordinator = namedCodeTest('errorCode', containsTest('COORDINATOR'))
  expect([16, 14, 35].map((code) => coordinator(code))).toEqual([true, true, false])
  expect(namedCodeTest('apiKey', containsTest('Txn'))(26)).toBe(true)
})

it('joins tests, and knows which operators order', () => {
  const one = integerTest('==', 1n)
  expect(someOf([one])).toBe(one)
  expect(someOf([one, integerTest('==', 2n)])(2)).toBe(true)
  expect(bothOf(integerTest('>', 1n), integerTest('<', 3n))(2)).toBe(true)
  expect([orderingOf('!='), orderingOf('>='), orderingOf('contains')]).toEqual([
    '==',
    '>=',
    undefined,
  ])
})
