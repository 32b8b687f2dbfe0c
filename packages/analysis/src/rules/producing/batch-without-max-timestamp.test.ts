import { Conversation, recordBatch } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { formsOf } from '../../../test/findings-of.ts'
import { batchWithoutMaxTimestamp as rule } from './batch-without-max-timestamp.ts'

it('finds a largest timestamp that was never set', () => {
  expect(produced(-1n)).toEqual(['main'])
  expect(produced(0n)).toEqual(['main'])
})

it('is content with the first timestamp or a later one', () => {
  expect(produced(1_700_000_000_000n)).toEqual([])
  expect(produced(1_700_000_000_001n)).toEqual([])
})

function produced(maxTimestamp: bigint): string[] {
  const records = recordBatch({ timestamp: 1_700_000_000_000n })
  new DataView(records.buffer).setBigInt64(35, maxTimestamp)
  const conversation = new Conversation()
  const topicData = [{ name: 'a', partitionData: [{ records }] }]
  conversation.connect().exchange('Produce', 9, { acks: 1, topicData }, {})
  return formsOf(rule, conversation)
}
