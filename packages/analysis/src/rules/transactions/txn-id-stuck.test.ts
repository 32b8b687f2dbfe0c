import { expect, it } from 'vitest'
import { analyse, troublesOf } from '../../../test/analyse.ts'
import { TxnConversation } from '../../../test/txn-conversation.ts'
import { txnIdStuck as rule } from './txn-id-stuck.ts'

it('explains trace a2: the client gave up, and what may have left the id so', () => {
  const [finding, ...others] = troublesOf('a2')

  expect(others).toEqual([])
  expect(finding).toMatchObject({
    id: rule.id,
    subject: 'payments-1',
    severity: 'warning',
    confidence: 'likely',
    form: 'gaveUpAtLevelZero',
  })
  expect(finding?.evidence.map(({ frame }) => frame)).toEqual([10, 9, 8])
})

it('links a blocked id to the refused Produce that blocked it', () => {
  const txn = new TxnConversation({ level: 0 })
  txn.init()
  const refused = txn.produce(12, 35)
  txn.init(51)
  const [finding] = analyse(txn.conversation.events(), [rule]).findings

  expect(finding).toMatchObject({ form: 'aftermath', confidence: 'proven', severity: 'error' })
  expect(finding?.evidence.map(({ frame }) => frame)).toContain(refused + 1)
})

it('reports what outlasts the transaction timeout, at exactly that', () => {
  expect(refusedAgainAfter(39_998)).toEqual([])
  expect(refusedAgainAfter(40_001)[0]).toMatchObject({ form: 'lasting', confidence: 'proven' })
})

it('says nothing when the client asks again and is let in', () => {
  const txn = new TxnConversation({ level: 0 })
  txn.init(51)
  txn.init()
  txn.coordinator.close()

  expect(analyse(txn.conversation.events(), [rule]).findings).toEqual([])
})

it('says nothing when only the capture ends', () => {
  const txn = new TxnConversation()
  txn.init(51)
  txn.coordinator.close('capture', 'ended')

  expect(analyse(txn.conversation.events(), [rule]).findings).toEqual([])
})

it('reports other steps of the transaction that are refused as long', () => {
  const txn = new TxnConversation()
  txn.init()
  for (let i = 0; i < 5; i++) {
    txn.produce(12, 51)
    txn.conversation.wait(15_000)
  }
  const [finding] = analyse(txn.conversation.events(), [rule]).findings

  expect(finding).toMatchObject({
    form: 'lasting',
    parameters: { api: 'Produce', timeout: '40 s' },
  })
})

function refusedAgainAfter(waitMs: number) {
  const txn = new TxnConversation()
  txn.init(51)
  txn.conversation.wait(waitMs)
  txn.init(51)
  return analyse(txn.conversation.events(), [rule]).findings
}
