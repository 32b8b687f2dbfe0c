import { expect, it } from 'vitest'
import { parseFilter } from '../syntax/parse.ts'
import {
  isNegation,
  mentionsNull,
  quantifierOf,
  testOf,
  type TermExpression,
} from './term-tests.ts'

function term(text: string): TermExpression {
  const parsed = parseFilter(text)
  if (!parsed.ok || parsed.expression === undefined) throw new Error(text)
  return parsed.expression as TermExpression
}

it('says how many values must pass, as Wireshark 4 does', () => {
  const quantifiers = ['a', 'a == 1', 'a != 1', 'a === 1', 'a !== 1', 'a > 1', 'a in {1}'].map(
    (text) => quantifierOf(term(text)),
  )

  expect(quantifiers).toEqual(['some', 'some', 'every', 'every', 'some', 'some', 'some'])
})

it('turns the test round for != and !==', () => {
  const compared = { type: 'integer' } as const
  const built = testOf(term('a !== 1'), compared, 'a')

  expect(built.ok && [built.test(1), built.test(2)]).toEqual([false, true])
  expect([isNegation(term('a != 1')), isNegation(term('a == 1'))]).toEqual([true, false])
})

it('names the field whose operator does not fit', () => {
  expect(testOf(term('acks contains 1'), { type: 'integer' }, 'acks')).toEqual({
    ok: false,
    error: { message: 'acks is no text, so contains cannot be used', column: 1, length: 15 },
  })
  expect(testOf(term('topics in {1}'), { type: 'struct' }, 'topics').ok).toBe(false)
})

it('lets groups of fields be null', () => {
  const built = testOf(term('topics == null'), { type: 'struct', isNullable: true }, 'topics')

  expect(built.ok && [built.test(null), built.test({})]).toEqual([true, false])
  expect(
    ['a == null', 'a in {1, null}', 'a == "null"', 'a'].map((text) => mentionsNull(term(text))),
  ).toEqual([true, true, false, false])
})
