// Terms about fields of messages: one test for each kind of value that the fields have.
import type { MessageField } from '../fields/message-fields.ts'
import { messageTerm, type MessageTermOptions } from '../run/message-term.ts'
import type { Term } from '../run/term.ts'
import type { BuiltTest } from './build-test.ts'
import type { Report } from './report.ts'
import { mentionsNull, quantifierOf, testOf, type TermExpression } from './term-tests.ts'

/**
 * Fields of one name may differ in type from API to API (`partitions` is a number here and a struct
 * there): those that the literal does not fit are left out, and it is an error if none is left.
 */
export function messageCheck(
  term: TermExpression,
  fields: readonly MessageField[],
  meaning: Pick<MessageTermOptions, 'namesTopics' | 'counts'>,
  report: Report,
): Term | undefined {
  const tests = new Map<string, BuiltTest>()
  const tested = fields.flatMap((field) => {
    const key = `${field.type} ${field.range?.join()} ${field.isNullable}`
    const built = tests.get(key) ?? testOf(term, field, field.name)
    tests.set(key, built)
    return built.ok ? { field, test: built.test } : []
  })
  const all = [...tests.values()]
  if (tested.length === 0) {
    // Where some are groups of fields and some have values, the values were meant.
    const meant = fields.find(({ type }) => type !== 'struct') ?? fields[0]
    const built = meant && testOf(term, meant, meant.name)
    if (built?.ok === false) return report.fail(built.error)
  }
  const fitting = all.filter((built) => built.ok)
  // In doubt only if it is impossible for all of them.
  if (fitting.every(({ warning }) => warning !== undefined)) report.warn(fitting[0]?.warning)
  const countsNulls = mentionsNull(term)
  return messageTerm(tested, { ...meaning, quantifier: quantifierOf(term), countsNulls })
}
