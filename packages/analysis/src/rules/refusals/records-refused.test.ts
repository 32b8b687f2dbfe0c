import { Conversation, recordBatch } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { formsOf } from '../../../test/findings-of.ts'
import { recordsRefused as rule } from './records-refused.ts'

function refused(records: Uint8Array, errorCode = 87) {
  const conversation = new Conversation()
  conversation
    .connect()
    .exchange(
      'Produce',
      9,
      { acks: 1, topicData: [{ name: 'a', partitionData: [{ records }] }] },
      { responses: [{ name: 'a', partitionResponses: [{ errorCode }] }] },
    )
  return formsOf(rule, conversation)
}

it('finds what is wrong with the batch', () => {
  const batch = recordBatch()
  const old = batch.slice()
  old[16] = 1

  expect(refused(Uint8Array.from([...batch, ...batch]))).toEqual(['batches'])
  expect(refused(new Uint8Array())).toEqual(['batches'])
  expect(refused(old)).toEqual(['oldFormat'])
  expect(refused(recordBatch({ producerId: 7n, baseSequence: -5 }))).toEqual(['sequence'])
  expect(refused(batch)).toEqual(['main'])
  expect(refused(batch, 10)).toEqual(['tooLarge'])
})
