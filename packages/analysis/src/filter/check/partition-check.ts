// Terms about a topic together with a partition.
import { partitionTerm } from '../run/partition-term.ts'
import type { Term } from '../run/term.ts'
import { problemAt } from '../syntax/problem.ts'
import { expected, readTopicPartition } from './literals.ts'
import type { Report } from './report.ts'
import { isNegation, quantifierOf, type TermExpression } from './term-tests.ts'
import { orderingOf } from './value-tests.ts'

export function partitionCheck(term: TermExpression, report: Report): Term | undefined {
  if (term.type === 'exists') return partitionTerm('some', () => true)
  if (term.type === 'compare' && orderingOf(term.operator) !== '==') {
    const message = `A partition of a topic cannot be used with ${term.operator}; topic and partition can`
    return report.fail(problemAt(term, message))
  }
  const wanted: { topic: string; partition: number }[] = []
  for (const item of term.type === 'in' ? term.items : [term.value]) {
    const literal = 'from' in item ? undefined : readTopicPartition(item.text)
    if (literal === undefined) {
      return report.fail(problemAt(item, `Expected ${expected('topicPartition')}`))
    }
    wanted.push(literal)
  }
  const isNegated = isNegation(term)
  return partitionTerm(
    quantifierOf(term),
    (topic, partition) =>
      wanted.some((each) => each.topic === topic && each.partition === partition) !== isNegated,
  )
}
