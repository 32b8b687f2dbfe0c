import { expect, it } from 'vitest'
import { analyse, troublesOf } from '../../../test/analyse.ts'
import { TxnConversation } from '../../../test/txn-conversation.ts'
import { txnEndTxnSentToWrongNode as rule } from './txn-endtxn-sent-to-wrong-node.ts'

for (const [trace, subject, broker, coordinator] of [
  ['c', 'EndTxn billing-1', 'broker 2', 'broker 3'],
  ['c2', 'EndTxn stock-3', 'broker 1', 'broker 2'],
] as const) {
  it(`explains trace ${trace}`, () => {
    const [finding, ...others] = troublesOf(trace)

    expect(others).toEqual([])
    expect(finding).toMatchObject({ id: rule.id, subject, confidence: 'proven', form: 'franzGo' })
    expect(finding?.parameters).toMatchObject({ broker, coordinator, timeout: '40 s' })
    expect(finding?.evidence.map(({ frame }) => frame)).toEqual([26, 25, 4, 10])
  })
}

it('says nothing about trace c3, where the node happened to be the coordinator', () => {
  expect(troublesOf('c3')).toEqual([])
})

it('says nothing when the named coordinator itself says 16: it has moved', () => {
  const txn = new TxnConversation()
  txn.init()
  txn.end(txn.coordinator, 16)

  expect(analyse(txn.conversation.events(), [rule]).findings).toEqual([])
})

it('says nothing about a node that was the coordinator before it moved', () => {
  const txn = new TxnConversation()
  txn.init()
  txn.leader.exchange(
    'FindCoordinator',
    6,
    { keyType: 1, coordinatorKeys: ['payments-1'] },
    {
      coordinators: [{ key: 'payments-1', nodeId: 1, host: '127.0.0.1', port: 9093 }],
    },
  )
  txn.end(txn.coordinator, 16)

  expect(analyse(txn.conversation.events(), [rule]).findings).toEqual([])
})

it('blames any client, for any request of the transaction', () => {
  const txn = new TxnConversation()
  txn.init()
  txn.leader.exchange(
    'AddOffsetsToTxn',
    4,
    { transactionalId: 'payments-1', groupId: 'g' },
    { errorCode: 16 },
  )

  expect(analyse(txn.conversation.events(), [rule]).findings[0]).toMatchObject({
    form: 'main',
    confidence: 'proven',
    subject: 'AddOffsetsToTxn payments-1',
  })
})

it('judges TxnOffsetCommit by the coordinator of the group', () => {
  const txn = new TxnConversation()
  txn.init()
  txn.coordinator.exchange(
    'FindCoordinator',
    6,
    { keyType: 0, coordinatorKeys: ['g'] },
    {
      coordinators: [{ key: 'g', nodeId: 1, host: '127.0.0.1', port: 9093 }],
    },
  )
  const commit = (talk: typeof txn.leader) =>
    talk.exchange(
      'TxnOffsetCommit',
      3,
      { transactionalId: 'payments-1', groupId: 'g' },
      { topics: [{ name: 'a', partitions: [{ errorCode: 16 }] }] },
    )
  commit(txn.leader)
  expect(analyse(txn.conversation.events(), [rule]).findings).toEqual([])

  commit(txn.coordinator)
  expect(analyse(txn.conversation.events(), [rule]).findings[0]?.subject).toBe('TxnOffsetCommit g')
})
