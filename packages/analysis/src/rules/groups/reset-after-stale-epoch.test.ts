import { Conversation, type Talk } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf, formsOf } from '../../../test/findings-of.ts'
import { resetAfterStaleEpoch as rule } from './reset-after-stale-epoch.ts'

function fetchOffsets(talk: Talk, errorCode: number): void {
  const topics = [{ name: 'a', partitionIndexes: [0] }]
  const groups = [{ groupId: 'g', memberId: 'm', memberEpoch: 4, topics }]
  talk.exchange('OffsetFetch', 9, { groups }, { groups: [{ groupId: 'g', errorCode }] })
}

function list(talk: Talk, timestamp: bigint, name = 'a'): void {
  const topics = [{ name, partitions: [{ partitionIndex: 0, timestamp }] }]
  talk.exchange('ListOffsets', 7, { topics }, {})
}

it('finds a reset that takes the refusal for no commit', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  fetchOffsets(talk, 113)
  list(talk, -1n)
  const [finding] = findingsOf(rule, conversation)

  expect(finding?.parameters).toMatchObject({ partition: 'a[0]', where: 'latest' })
  expect(finding?.evidence.map(({ frame }) => frame)).toEqual([3, 2])
})

it('is content with a client that asks again, and with questions about other things', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  fetchOffsets(talk, 113)
  list(talk, 1_700_000_000_000n)
  list(talk, -1n, 'b')
  fetchOffsets(talk, 0)
  list(talk, -2n)

  expect(formsOf(rule, conversation)).toEqual([])
})
