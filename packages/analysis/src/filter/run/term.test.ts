import { expect, it } from 'vitest'
import { everything } from '../check/scope.ts'
import type { FilterableFrame } from '../frame.ts'
import { InfoFrame } from '../info-frame.ts'
import { columnTerm, COST, joined, negated, type Term } from './term.ts'

const frame: FilterableFrame = new InfoFrame()
const asked: string[] = []

function term(name: string, cost: number, matches: boolean, isColumn = true): Term {
  const test = () => {
    asked.push(name)
    return matches
  }
  const facts = { cost, needs: [], scope: everything }
  return isColumn ? columnTerm(test, facts) : { ...facts, matches: test, decide: () => undefined }
}

it('asks the cheapest first, and no more than it must', () => {
  const costly = term('costly', COST.message, true)
  const cheap = term('cheap', COST.column, false)
  asked.length = 0

  expect(joined('and', [costly, cheap], everything).matches(frame)).toBe(false)
  expect(asked).toEqual(['cheap'])
  expect(joined('or', [costly, cheap], everything).matches(frame)).toBe(true)
  expect(asked).toEqual(['cheap', 'cheap', 'costly'])
})

it('decides from columns where they are enough', () => {
  const open = term('open', COST.message, true, false)
  const [yes, no] = [term('yes', COST.column, true), term('no', COST.column, false)]
  const decide = (type: 'and' | 'or', ...terms: Term[]) =>
    joined(type, terms, everything).decide(frame)

  expect([decide('and', open, no), decide('and', open, yes)]).toEqual([false, undefined])
  expect([decide('or', open, yes), decide('or', open, no)]).toEqual([true, undefined])
  expect([negated(open, everything).decide(frame), negated(no, everything).decide(frame)]).toEqual([
    undefined,
    true,
  ])
  expect(negated(no, everything).matches(frame)).toBe(true)
})
