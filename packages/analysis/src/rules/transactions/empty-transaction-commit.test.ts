import { expect, it } from 'vitest'
import { formsOf } from '../../../test/findings-of.ts'
import { TxnConversation } from '../../../test/txn-conversation.ts'
import { emptyTransactionCommit as rule } from './empty-transaction-commit.ts'

it('finds a commit with nothing in it', () => {
  const txn = new TxnConversation()
  txn.init()
  txn.end(txn.coordinator, 48)

  expect(formsOf(rule, txn.conversation)).toEqual(['main'])
})

it('says nothing where something was added: 48 has another cause then', () => {
  const txn = new TxnConversation()
  txn.init()
  txn.add()
  txn.end(txn.coordinator, 48)

  expect(formsOf(rule, txn.conversation)).toEqual([])
})

it('says nothing where the beginning was not captured', () => {
  const txn = new TxnConversation()
  txn.end(txn.coordinator, 48)

  expect(formsOf(rule, txn.conversation)).toEqual([])
})
