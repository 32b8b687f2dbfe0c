import { expect, it } from 'vitest'
import { summariesOf } from '../../../test/summary-of.ts'

const producer = { producerId: 1000n, producerEpoch: 0 }

it('says each step of a transaction', () => {
  expect(
    summariesOf(
      'InitProducerId',
      5,
      { transactionalId: 'p', transactionTimeoutMs: 40_000 },
      producer,
    ),
  ).toEqual(['txn p, timeout 40000 ms', 'producer 1000, epoch 0'])
  expect(
    summariesOf(
      'AddPartitionsToTxn',
      3,
      { v3AndBelowTransactionalId: 'p', v3AndBelowTopics: [{ name: 'a', partitions: [0, 1] }] },
      {},
    ),
  ).toEqual(['txn p, a[0], a[1]', 'ok'])
  expect(
    summariesOf('EndTxn', 5, { transactionalId: 'p', committed: true, ...producer }, producer),
  ).toEqual(['commit txn p, producer 1000, epoch 0', 'now producer 1000, epoch 0'])
  expect(summariesOf('AddOffsetsToTxn', 3, { transactionalId: 'p', groupId: 'g' })[0]).toBe(
    'txn p, group g',
  )
})

it('calls a producer without a transactional id idempotent', () => {
  expect(summariesOf('InitProducerId', 5, { transactionalId: null })[0]).toBe('idempotent')
})

it('says the error of a partition in an answer of v3', () => {
  const results = [{ name: 'a', resultsByPartition: [{ partitionErrorCode: 51 }] }]

  expect(summariesOf('AddPartitionsToTxn', 3, {}, { resultsByTopicV3AndBelow: results })[1]).toBe(
    'a[0]: CONCURRENT_TRANSACTIONS',
  )
})
