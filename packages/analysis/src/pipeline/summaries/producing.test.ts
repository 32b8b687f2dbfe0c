import { recordBatch } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { summariesOf } from '../../../test/summary-of.ts'

it('says transaction, partition and batches, and where records went', () => {
  const records = recordBatch({ isTransactional: true })
  const asked = {
    transactionalId: 'payments-1',
    acks: -1,
    topicData: [{ name: 'orders', partitionData: [{ index: 0, records }] }],
  }
  const answered = {
    responses: [{ name: 'orders', partitionResponses: [{ index: 0, baseOffset: 12n }] }],
  }

  expect(summariesOf('Produce', 9, asked, answered)).toEqual([
    `txn payments-1, orders[0], 1 batch, ${records.length} B`,
    'orders[0] at 12',
  ])
})

it('groups partitions that failed alike, and still says what was written', () => {
  const partitionResponses = [
    { index: 0, errorCode: 6 },
    { index: 1, errorCode: 6 },
    { index: 2, baseOffset: 5n },
  ]

  expect(
    summariesOf('Produce', 9, { acks: 1 }, { responses: [{ name: 'a', partitionResponses }] })[1],
  ).toBe('a[0], a[1]: NOT_LEADER_OR_FOLLOWER; a[2] at 5')
})
