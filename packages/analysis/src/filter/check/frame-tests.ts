// Comparisons of a whole frame: by its connection, which has a number and a name, and by the subject
// whose story it belongs to.
import { readSubject } from '../fields/subject.ts'
import type { FilterableFrame } from '../frame.ts'
import type { CompareOperator, Expression, Literal, SetItem } from '../syntax/expression.ts'
import { problemAt, type FilterProblem } from '../syntax/problem.ts'
import { expected, readConnectionNumber } from './literals.ts'
import { containsTest, matchesTest } from './value-tests.ts'

type FrameTest = (frame: FilterableFrame) => boolean

export type BuiltFrameTest =
  | { readonly ok: true; readonly test: FrameTest }
  | { readonly ok: false; readonly error: FilterProblem }

/** Operators that both know, as they make sense: not the orders. */
type Comparison = Extract<Expression, { type: 'compare' | 'in' }>

export function connectionTest(term: Comparison): BuiltFrameTest {
  if (term.type === 'in') return anyOf(term.items, oneConnection)
  const { operator, value } = term
  if (operator === 'contains') {
    const test = containsTest(value.text)
    return { ok: true, test: ({ connectionName }) => test(connectionName) }
  }
  if (operator === 'matches') {
    const built = matchesTest(value.text)
    if (!built.ok) return { ok: false, error: problemAt(value, built.message) }
    return { ok: true, test: ({ connectionName }) => built.test(connectionName) }
  }
  return negatedWhere(operator, oneConnection(value))
}

export function subjectTest(term: Comparison): BuiltFrameTest {
  if (term.type === 'in') return anyOf(term.items, oneSubject)
  return negatedWhere(term.operator, oneSubject(term.value))
}

function oneConnection(item: SetItem): BuiltFrameTest {
  if ('from' in item) {
    const from = readConnectionNumber(item.from.text)
    const to = readConnectionNumber(item.to.text)
    if (from === undefined || to === undefined) {
      return { ok: false, error: problemAt(item, 'Expected a range of connections such as c1..c4') }
    }
    return { ok: true, test: ({ connection }) => connection >= from && connection <= to }
  }
  const number = item.quoted ? undefined : readConnectionNumber(item.text)
  if (number !== undefined) return { ok: true, test: ({ connection }) => connection === number }
  const { text } = item
  return { ok: true, test: ({ connectionName }) => connectionName === text }
}

function oneSubject(item: SetItem): BuiltFrameTest {
  const subject = 'from' in item ? undefined : readSubject(item.text)
  if (subject === undefined) {
    return { ok: false, error: problemAt(item, `Expected ${expected('subject')}`) }
  }
  return { ok: true, test: (frame) => frame.follows(subject) }
}

function anyOf(items: readonly SetItem[], one: (item: SetItem) => BuiltFrameTest): BuiltFrameTest {
  const tests: FrameTest[] = []
  for (const item of items) {
    const built = one(item)
    if (!built.ok) return built
    tests.push(built.test)
  }
  return { ok: true, test: (frame) => tests.some((test) => test(frame)) }
}

/** A frame has one connection, so that every and some are the same. */
function negatedWhere(operator: CompareOperator, built: BuiltFrameTest): BuiltFrameTest {
  if (!built.ok || (operator !== '!=' && operator !== '!==')) return built
  return { ok: true, test: (frame) => !built.test(frame) }
}

/** Literals of a term, for looking them up among the values of a capture. */
export function literalsOf(term: Comparison): readonly Literal[] {
  if (term.type === 'compare') return [term.value]
  return term.items.flatMap((item) => ('from' in item ? [] : item))
}
