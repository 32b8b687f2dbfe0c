import { Conversation, recordBatch } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf, formsOf } from '../../../test/findings-of.ts'
import { compressionRefused as rule } from './compression-refused.ts'

function produced(codec: number, errorCode: number) {
  const conversation = new Conversation()
  conversation
    .connect()
    .exchange(
      'Produce',
      6,
      { acks: 1, topicData: [{ name: 'a', partitionData: [{ records: recordBatch({ codec }) }] }] },
      { responses: [{ name: 'a', partitionResponses: [{ errorCode }] }] },
    )
  return conversation
}

it('names the codec that was refused', () => {
  expect(findingsOf(rule, produced(4, 76))[0]?.parameters['codec']).toBe('zstd')
  expect(findingsOf(rule, produced(1, 43))[0]?.parameters['codec']).toBe('gzip')
})

it('leaves 43 without compression alone: it has other reasons', () => {
  expect(formsOf(rule, produced(0, 43))).toEqual([])
})

it('knows a consumer that is too old for zstd', () => {
  const conversation = new Conversation()
  conversation
    .connect()
    .exchange('Fetch', 9, {}, { responses: [{ topic: 'a', partitions: [{ errorCode: 76 }] }] })

  expect(formsOf(rule, conversation)).toEqual(['fetch'])
})
