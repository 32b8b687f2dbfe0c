// What a term asks of each value, and of how many of them.
import type { Compare, Exists, Expression, Literal, Membership } from '../syntax/expression.ts'
import { problemAt } from '../syntax/problem.ts'
import { comparison, membership, misfit, type BuiltTest, type Compared } from './build-test.ts'
import { orderingOf, type ValueTest } from './value-tests.ts'

export type TermExpression = Exists | Compare | Membership

/** `some`: one value is enough. `every`: there are values, and all pass. */
export type Quantifier = 'some' | 'every'

export function quantifierOf(term: TermExpression): Quantifier {
  const isEvery = term.type === 'compare' && (term.operator === '!=' || term.operator === '===')
  return isEvery ? 'every' : 'some'
}

/** `name` is what a message calls the field. */
export function testOf(term: TermExpression, compared: Compared, name: string): BuiltTest {
  if (term.type === 'exists') return { ok: true, test: (value) => value !== null }
  // Whether a group of fields is null can be asked, too.
  const isAboutNull = compared.type === 'struct' && isNullTerm(term)
  const wrong = isAboutNull
    ? undefined
    : misfit(compared.type, term.type === 'in' ? '==' : term.operator)
  if (wrong !== undefined) return unfit(term, name, wrong)
  if (term.type === 'in') return membership(compared, term.items)
  const built = comparison(compared, term.operator, term.value)
  if (!built.ok || !isNegation(term)) return built
  const { test } = built
  const negated: ValueTest = (value) => !test(value)
  return { ...built, test: negated }
}

/** The test of one value is turned round: `!=` and `!==`. */
export function isNegation(term: TermExpression): boolean {
  return term.type === 'compare' && (term.operator === '!=' || term.operator === '!==')
}

/** Nulls count as values where the term speaks of null. */
export function mentionsNull(term: TermExpression): boolean {
  if (term.type === 'in') return term.items.some((item) => !('from' in item) && isNull(item))
  return term.type === 'compare' && isNull(term.value)
}

function isNullTerm(term: TermExpression): boolean {
  return term.type === 'compare' && isNull(term.value) && orderingOf(term.operator) === '=='
}

function isNull({ text, quoted }: Literal): boolean {
  return text === 'null' && !quoted
}

function unfit(term: Expression, name: string, wrong: string): BuiltTest {
  return { ok: false, error: problemAt(term, `${name} ${wrong}`) }
}
