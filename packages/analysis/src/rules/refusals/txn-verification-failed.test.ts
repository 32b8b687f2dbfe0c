import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { formsOf } from '../../../test/findings-of.ts'
import { txnVerificationFailed as rule } from './txn-verification-failed.ts'

function refused(transactionalId: string | null, errorMessage: string | null) {
  const conversation = new Conversation()
  conversation.connect().exchange(
    'Produce',
    11,
    { acks: -1, transactionalId, topicData: [{ name: 'a', partitionData: [{ index: 0 }] }] },
    {
      responses: [{ name: 'a', partitionResponses: [{ errorCode: 19, errorMessage }] }],
    },
  )
  return formsOf(rule, conversation)
}

it('knows a failed verification by the message of the broker', () => {
  expect(refused('a', 'Unable to verify the partition has been added to the transaction.')).toEqual(
    ['main'],
  )
})

it('leaves real trouble with replicas alone', () => {
  expect(refused('a', null)).toEqual([])
  expect(refused(null, 'Unable to verify the partition')).toEqual([])
})
