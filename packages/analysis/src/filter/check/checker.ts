// The tree of a filter against what there is: names are resolved, literals are read for the type that
// they are compared with, and every term becomes one that can run. The first error ends it; what is
// valid but can never hold becomes a warning.
import { closest } from '../fields/closest.ts'
import type { OwnField } from '../fields/own-field.ts'
import { slotOf } from '../fields/slots.ts'
import { targetOf, type Target } from '../fields/target.ts'
import { columnTerm, COST, joined, negated, type Term } from '../run/term.ts'
import type { Expression, Joined } from '../syntax/expression.ts'
import { problemAt } from '../syntax/problem.ts'
import { literalsOf } from './frame-tests.ts'
import { messageCheck } from './message-check.ts'
import { ownCheck } from './own-check.ts'
import type { Report } from './report.ts'
import { both, either, isEmpty, rest, scopeOfSlots, scopeText, type Scope } from './scope.ts'
import type { SeenValues } from './seen-values.ts'
import type { TermExpression } from './term-tests.ts'

/** Undefined where the report has an error. */
export function check(
  expression: Expression,
  report: Report,
  seen: SeenValues | undefined,
): Term | undefined {
  switch (expression.type) {
    case 'and':
    case 'or':
      return checkJoined(expression, report, seen)
    case 'not': {
      const term = check(expression.operand, report, seen)
      return term && negated(term, rest(term.scope))
    }
    default:
      return checkTerm(expression, report, seen)
  }
}

function checkJoined(
  { type, operands }: Joined,
  report: Report,
  seen: SeenValues | undefined,
): Term | undefined {
  const terms: Term[] = []
  let scope: Scope | undefined
  for (const operand of operands) {
    const term = check(operand, report, seen)
    if (term === undefined) return undefined
    terms.push(term)
    const before = scope
    scope = before === undefined ? term.scope : (type === 'and' ? both : either)(before, term.scope)
    if (type === 'or' || before === undefined) continue
    if (!isEmpty(scope) || isEmpty(before) || isEmpty(term.scope)) continue
    const needed = `this needs ${scopeText(term.scope)}, what stands before it ${scopeText(before)}`
    report.warn(problemAt(operand, `No message is both: ${needed}`))
  }
  return scope && joined(type, terms, scope)
}

function checkTerm(
  term: TermExpression,
  report: Report,
  seen: SeenValues | undefined,
): Term | undefined {
  const target = targetOf(term.field.text)
  if (target.is === 'unknown') {
    return report.fail(problemAt(term.field, target.message, target.suggestion))
  }
  const checked = checkTarget(term, target, report)
  if (checked === undefined) return undefined
  if (isEmpty(checked.scope) && report.warnings.length === 0) {
    report.warn(problemAt(term, 'No message of any known API and version has this'))
  }
  if (target.is === 'own') warnOfUnseen(term, target.field, report, seen)
  return checked
}

function checkTarget(term: TermExpression, target: Target, report: Report): Term | undefined {
  switch (target.is) {
    case 'kind': {
      if (term.type === 'exists') return slotsTerm(target.slots)
      const message = `${target.name} is a kind of message, which is there or not`
      return report.fail(problemAt(term, message, target.name))
    }
    case 'message':
      return messageCheck(term, target.fields, { namesTopics: false }, report)
    case 'own': {
      const found = ownCheck(term, target.field, report)
      if (found === undefined || target.slots === undefined) return found
      const within = slotsTerm(target.slots)
      return joined('and', [within, found], both(within.scope, found.scope))
    }
    default:
      return target satisfies never
  }
}

/** Frames of some kinds of messages. */
function slotsTerm(slots: Uint8Array): Term {
  return columnTerm(({ apiKey, isResponse }) => slots[slotOf(apiKey, isResponse)] === 1, {
    cost: COST.column,
    needs: [],
    scope: scopeOfSlots(slots, true),
  })
}

/** A value that no frame of the capture has, where all of its values are known. */
function warnOfUnseen(
  term: TermExpression,
  { name }: OwnField,
  report: Report,
  seen: SeenValues | undefined,
): void {
  if (term.type === 'exists' || (term.type === 'compare' && term.operator !== '==')) return
  const values = seen?.isComplete(name) === true ? seen.valuesOf(name) : undefined
  if (values === undefined) return
  const names = values.map(({ value }) => value)
  for (const literal of literalsOf(term)) {
    if (names.includes(literal.text)) continue
    const message = `No frame of this capture has ${name} ${literal.text}`
    report.warn(problemAt(literal, message, closest(literal.text, names)))
  }
}
