import { expect, it } from 'vitest'
import { integerTest } from '../check/value-tests.ts'
import type { FilterableFrame } from '../frame.ts'
import { errorTerm } from './error-term.ts'

function response(...codes: number[]): FilterableFrame {
  const part: Partial<FilterableFrame> = {
    isResponse: true,
    apiKey: 0,
    errorCount: codes.length,
    firstError: codes[0] ?? 0,
    errorCodes: () => codes,
  }
  return part as FilterableFrame
}
const is = (code: bigint) => integerTest('==', code)
const isNot = (code: bigint) => (value: Parameters<ReturnType<typeof is>>[0]) => !is(code)(value)

it.each([
  [[], 0n, true, true],
  [[35], 35n, true, true],
  [[35], 3n, false, false],
  [[3, 35], 3n, true, true],
  [[3, 35], 35n, true, undefined],
  [[3, 35], 6n, false, undefined],
])('some of %j is %s: %s, from columns %s', (codes, code, matches, decided) => {
  const term = errorTerm('some', is(code))

  expect(term.matches(response(...codes))).toBe(matches)
  expect(term.decide(response(...codes))).toBe(decided)
})

it.each([
  [[], 0n, false, false],
  [[35], 35n, false, false],
  [[3, 35], 3n, false, false],
  [[3, 35], 35n, false, undefined],
  [[3, 35], 6n, true, undefined],
])('none of %j is %s: %s, from columns %s', (codes, code, matches, decided) => {
  const term = errorTerm('every', isNot(code))

  expect(term.matches(response(...codes))).toBe(matches)
  expect(term.decide(response(...codes))).toBe(decided)
})

it('has no value on requests and on frames of no known API', () => {
  const term = errorTerm('some', is(0n))

  expect(term.matches({ ...response(), isResponse: false })).toBe(false)
  expect(term.matches({ ...response(), apiKey: -1 })).toBe(false)
})
