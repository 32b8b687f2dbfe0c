import { expect, it } from 'vitest'
import { analyse, troublesOf } from '../../../test/analyse.ts'
import { TxnConversation } from '../../../test/txn-conversation.ts'
import { txnProduceWithoutAddPartitions as rule } from './txn-produce-without-addpartitions.ts'

it('explains trace b, and why the pin makes it worse', () => {
  const [finding, ...others] = troublesOf('b')

  expect(others).toEqual([])
  expect(finding).toMatchObject({
    id: 'txn-produce-without-addpartitions',
    subject: 'payments-3',
    confidence: 'proven',
    form: 'franzGo',
  })
  expect(finding?.evidence.map(({ frame }) => frame)).toEqual([22, 21, 16, 12])
})

it('catches any client that forgets the add, with each of the two codes', () => {
  for (const [version, code] of [
    [11, 120],
    [10, 48],
  ] as const) {
    const txn = new TxnConversation()
    txn.init()
    txn.produce(version, code)
    const [finding] = analyse(txn.conversation.events(), [rule]).findings

    expect(finding).toMatchObject({ form: 'main', confidence: 'proven' })
  }
})

it('says nothing where the partition was added: the code has another cause then', () => {
  const txn = new TxnConversation()
  txn.init()
  txn.add([0])
  txn.produce(11, 120)

  expect(analyse(txn.conversation.events(), [rule]).findings).toEqual([])
})

it('is only likely where the beginning of the producer was not captured', () => {
  const txn = new TxnConversation()
  txn.produce(11, 120)

  expect(analyse(txn.conversation.events(), [rule]).findings[0]).toMatchObject({
    confidence: 'likely',
    form: 'noBeginning',
  })
})

it('asks for the add again after the transaction has ended', () => {
  const txn = new TxnConversation()
  txn.init()
  txn.add()
  txn.produce(11)
  txn.end()
  txn.produce(11, 120)

  expect(analyse(txn.conversation.events(), [rule]).findings.length).toBe(1)
})
