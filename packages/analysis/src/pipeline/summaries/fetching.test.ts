import { recordBatch } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { summariesOf } from '../../../test/summary-of.ts'

it('says from where is read, in which session, and how much came', () => {
  const records = recordBatch()
  const asked = {
    sessionId: 7,
    sessionEpoch: 2,
    topics: [{ topic: 'orders', partitions: [{ partition: 1, fetchOffset: 200n }] }],
  }
  const answered = {
    responses: [{ topic: 'orders', partitions: [{ partitionIndex: 1, records }] }],
  }

  expect(summariesOf('Fetch', 12, asked, answered)).toEqual([
    'orders[1] from 200, session 7/2',
    `orders[1], 1 batch, ${records.length} B`,
  ])
  expect(summariesOf('Fetch', 12, asked, {})[1]).toBe('nothing new')
})

it('says the epoch of a share session', () => {
  expect(summariesOf('ShareFetch', 1, { shareSessionEpoch: 3 })[0]).toBe('session epoch 3')
})
