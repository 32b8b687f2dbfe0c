import { expect, it } from 'vitest'
import { summariesOf } from '../../../test/summary-of.ts'

it('tells all topics from no topics, whose form changed with v1', () => {
  expect(summariesOf('Metadata', 0, { topics: [] })[0]).toBe('all topics')
  expect(summariesOf('Metadata', 1, { topics: [] })[0]).toBe('no topics')
  expect(summariesOf('Metadata', 1, { topics: null })[0]).toBe('all topics')
  expect(summariesOf('Metadata', 12, { topics: [{ name: 'orders' }] })[0]).toBe('orders')
})

it('counts brokers and partitions of Metadata', () => {
  const answered = {
    brokers: [{ nodeId: 1 }, { nodeId: 2 }],
    topics: [{ name: 'orders', partitions: [{}, {}, {}] }],
  }

  expect(summariesOf('Metadata', 12, {}, answered)[1]).toBe('2 brokers, orders, 3 partitions')
})

it('names the coordinator that was found, in both forms of the API', () => {
  expect(
    summariesOf(
      'FindCoordinator',
      6,
      { keyType: 1, coordinatorKeys: ['payments-1'] },
      { coordinators: [{ key: 'payments-1', nodeId: 3 }] },
    ),
  ).toEqual(['txn payments-1', 'payments-1 on node 3'])
  expect(summariesOf('FindCoordinator', 2, { key: 'g' }, { nodeId: 2 })).toEqual([
    'group g',
    'node 2',
  ])
})
