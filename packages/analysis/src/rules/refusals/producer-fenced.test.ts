import { expect, it } from 'vitest'
import { formsOf } from '../../../test/findings-of.ts'
import { TxnConversation } from '../../../test/txn-conversation.ts'
import { producerFenced as rule } from './producer-fenced.ts'

it('tells a second producer from a transaction that outlived its timeout', () => {
  const taken = new TxnConversation()
  taken.init()
  taken.add()
  taken.produce(11, 47)
  const late = new TxnConversation()
  late.init()
  late.add()
  late.conversation.wait(41_000)
  late.end(late.coordinator, 90)

  expect(formsOf(rule, taken.conversation)).toEqual(['main'])
  expect(formsOf(rule, late.conversation)).toEqual(['timedOut'])
})

it('takes 48 for a timeout only where the timeout has passed', () => {
  const early = new TxnConversation()
  early.init()
  early.add()
  early.produce(10, 48)
  const late = new TxnConversation()
  late.init()
  late.add()
  late.conversation.wait(41_000)
  late.produce(10, 48)

  expect(formsOf(rule, early.conversation)).toEqual([])
  expect(formsOf(rule, late.conversation)).toEqual(['timedOut'])
})
