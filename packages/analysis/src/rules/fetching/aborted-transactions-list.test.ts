import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { formsOf } from '../../../test/findings-of.ts'
import { abortedTransactionsList as rule } from './aborted-transactions-list.ts'

function fetched(isolationLevel: number, aborted: readonly (readonly [bigint, bigint])[]) {
  const conversation = new Conversation()
  const abortedTransactions = aborted.map(([producerId, firstOffset]) => ({
    producerId,
    firstOffset,
  }))
  conversation
    .connect()
    .exchange(
      'Fetch',
      11,
      { isolationLevel },
      { responses: [{ topic: 'a', partitions: [{ abortedTransactions }] }] },
    )
  return formsOf(rule, conversation)
}

it('finds a list for a read_uncommitted consumer', () => {
  expect(fetched(0, [[7n, 10n]])).toEqual(['uncommitted'])
  expect(fetched(0, [])).toEqual([])
})

it('finds a list in which one producer goes back', () => {
  expect(
    fetched(1, [
      [7n, 30n],
      [8n, 5n],
      [7n, 10n],
    ]),
  ).toEqual(['unsorted'])
  expect(
    fetched(1, [
      [7n, 10n],
      [8n, 5n],
      [7n, 30n],
    ]),
  ).toEqual([])
})
