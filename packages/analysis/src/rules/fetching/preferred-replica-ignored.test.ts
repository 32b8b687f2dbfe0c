import { Conversation, type Talk } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf, formsOf } from '../../../test/findings-of.ts'
import { preferredReplicaIgnored as rule } from './preferred-replica-ignored.ts'

function fetch(talk: Talk, preferredReadReplica: number, times = 1): void {
  const partitions = [{ partition: 0, fetchOffset: 10n }]
  const answered = [{ partitionIndex: 0, preferredReadReplica }]
  for (let i = 0; i < times; i++) {
    talk.exchange(
      'Fetch',
      12,
      { topics: [{ topic: 'a', partitions }] },
      { responses: [{ topic: 'a', partitions: answered }] },
    )
  }
}

it('finds a consumer that stays with the leader', () => {
  const conversation = new Conversation()
  fetch(conversation.connect({ node: 1 }), 2, 6)
  const [finding, ...others] = findingsOf(rule, conversation)

  expect(others).toEqual([])
  expect(finding?.parameters).toMatchObject({ replica: 2, count: 6, partition: 'a[0]' })
})

it('is content with a consumer that goes there, and with a leader that names none', () => {
  const conversation = new Conversation()
  const [leader, replica] = [conversation.connect({ node: 1 }), conversation.connect({ node: 2 })]
  for (let i = 0; i < 6; i++) {
    fetch(leader, 2)
    fetch(replica, -1)
  }
  const none = new Conversation()
  fetch(none.connect({ node: 1 }), -1, 10)

  expect(formsOf(rule, conversation)).toEqual([])
  expect(formsOf(rule, none)).toEqual([])
})
