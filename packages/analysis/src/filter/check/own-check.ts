// Terms about fields of ours, by where their values are.
import { messageFields } from '../fields/message-fields.ts'
import type { FieldSource, OwnField, Scalar } from '../fields/own-field.ts'
import { errorTerm } from '../run/error-term.ts'
import { columnTerm, COST, type Term } from '../run/term.ts'
import type { Need } from '../frame.ts'
import { problemAt } from '../syntax/problem.ts'
import { misfit, type Compared } from './build-test.ts'
import { connectionTest, subjectTest } from './frame-tests.ts'
import { messageCheck } from './message-check.ts'
import { partitionCheck } from './partition-check.ts'
import type { Report } from './report.ts'
import { everything, scopeOfDirection, scopeOfTest, type Scope } from './scope.ts'
import { quantifierOf, testOf, type TermExpression } from './term-tests.ts'
import { orderingOf, type ValueTest } from './value-tests.ts'

export function ownCheck(term: TermExpression, field: OwnField, report: Report): Term | undefined {
  const { source } = field
  switch (source.from) {
    case 'message': {
      const fields = messageFields().filter((each) => source.has(each))
      const { counts } = source
      return messageCheck(term, fields, { namesTopics: true, ...(counts && { counts }) }, report)
    }
    case 'topicPartitions':
      return partitionCheck(term, report)
    case 'frame':
      return frameCheck(term, field, report)
    default:
      break
  }
  const compared: Compared = { type: field.type, ...(field.choices && { choices: field.choices }) }
  const built = testOf(term, compared, field.name)
  if (!built.ok) return report.fail(built.error)
  report.warn(built.warning)
  switch (source.from) {
    case 'column':
      return columnCheck(field, source, built.test)
    case 'errors':
      return term.type === 'exists'
        ? errorTerm('some', (code) => code !== 0)
        : errorTerm(quantifierOf(term), built.test)
    case 'findings':
      return findingTerm(term, built.test)
    default:
      return source satisfies never
  }
}

/** One value at most, so that some and every are the same. */
function columnCheck(
  { type }: OwnField,
  { get, ofMessage, need, only }: Extract<FieldSource, { from: 'column' }>,
  test: ValueTest,
): Term {
  const passes = (value: Scalar | undefined) => value !== undefined && test(value)
  const scope: Scope =
    ofMessage === undefined
      ? only === undefined
        ? everything
        : scopeOfDirection(only)
      : scopeOfTest(ofMessage, passes)
  const byType = type === 'text' ? COST.text : COST.column
  const cost = need === undefined ? byType : COST_OF_NEED[need]
  const needs = need === undefined ? [] : [need]
  return columnTerm((frame) => passes(get(frame)), { cost, needs, scope })
}

const COST_OF_NEED: Readonly<Record<Need, number>> = {
  summary: COST.summary,
  errors: COST.errors,
  status: COST.status,
  message: COST.message,
  records: COST.records,
  node: COST.host,
  software: COST.host,
  topicNames: COST.host,
  findings: COST.host,
  follow: COST.host,
  answers: COST.column,
}

function findingTerm(term: TermExpression, test: ValueTest): Term {
  const isSome = quantifierOf(term) === 'some'
  return columnTerm(
    ({ findings }) =>
      isSome ? findings.some(test) : findings.length > 0 && findings.every((id) => test(id)),
    { cost: COST.host, needs: ['findings'], scope: everything },
  )
}

function frameCheck(term: TermExpression, field: OwnField, report: Report): Term | undefined {
  const isSubject = field.type === 'subject'
  const needs: readonly Need[] = isSubject ? ['follow'] : []
  const facts = { cost: isSubject ? COST.host : COST.column, needs, scope: everything }
  if (term.type === 'exists') {
    if (!isSubject) return columnTerm(() => true, facts)
    return report.fail(problemAt(term, 'Say what to follow', field.example))
  }
  const wrong = term.type === 'compare' ? misfit(field.type, term.operator) : undefined
  if (wrong !== undefined) return report.fail(problemAt(term, `${field.name} ${wrong}`))
  if (isSubject && term.type === 'compare' && orderingOf(term.operator) !== '==') {
    return report.fail(problemAt(term, `${field.name} cannot be used with ${term.operator}`, '=='))
  }
  const built = isSubject ? subjectTest(term) : connectionTest(term)
  return built.ok ? columnTerm(built.test, facts) : report.fail(built.error)
}
