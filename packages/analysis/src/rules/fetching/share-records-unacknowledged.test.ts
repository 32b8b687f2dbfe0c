import { Conversation, type Talk } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf, formsOf } from '../../../test/findings-of.ts'
import { shareRecordsUnacknowledged as rule } from './share-records-unacknowledged.ts'

const topicId = 'AAAAAAAAAAAAAAAAAAAAAQ'

function fetch(talk: Talk, deliveryCount: number, acknowledges = false): void {
  const acknowledgementBatches = [{ firstOffset: 5n, lastOffset: 7n, acknowledgeTypes: [1] }]
  const partitions = acknowledges ? [{ partitionIndex: 0, acknowledgementBatches }] : []
  const records = new Uint8Array()
  const acquiredRecords = [{ firstOffset: 5n, lastOffset: 7n, deliveryCount }]
  talk.exchange(
    'ShareFetch',
    1,
    { groupId: 'g', memberId: 'm', topics: [{ topicId, partitions }] },
    { responses: [{ topicId, partitions: [{ partitionIndex: 0, records, acquiredRecords }] }] },
  )
}

it('finds records that come a third time without a word', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  for (const count of [1, 2, 3, 4]) fetch(talk, count)
  const [finding] = findingsOf(rule, conversation)

  expect(finding).toMatchObject({ confidence: 'likely', count: 1 })
  expect(finding?.parameters).toMatchObject({ offset: 5n, deliveries: 4 })
})

it('is content with a second delivery, and with a member that acknowledges', () => {
  const slow = new Conversation()
  const talk = slow.connect()
  fetch(talk, 1)
  fetch(talk, 2)
  const acknowledged = new Conversation()
  const other = acknowledged.connect()
  for (const count of [1, 2, 3]) fetch(other, count, true)

  expect(formsOf(rule, slow)).toEqual([])
  expect(formsOf(rule, acknowledged)).toEqual([])
})
