import { encodeData } from '@brokerscope/codec'
import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { formsOf } from '../../../test/findings-of.ts'
import { staticLeaderNotTold as rule } from './static-leader-not-told.ts'

function restarted(topics: readonly string[], version = 8, leader = 'one-1'): Conversation {
  const conversation = new Conversation()
  join(conversation, ['a'], version, 'one-1', 'one-1')
  join(conversation, topics, version, leader, 'one-2')
  return conversation
}

function join(
  conversation: Conversation,
  topics: readonly string[],
  version: number,
  leader: string,
  memberId: string,
): void {
  const struct = { topics: [...topics], userData: null, ownedPartitions: [] }
  const bytes = encodeData('ConsumerProtocolSubscription', 1, struct)
  const protocols = [{ name: 'range', metadata: Uint8Array.from([0, 1, ...bytes]) }]
  const asked = { groupId: 'g', groupInstanceId: 'one', protocolType: 'consumer', protocols }
  conversation.connect().exchange('JoinGroup', version, asked, { leader, memberId })
}

it('finds a leader that comes back with other topics and is not told that it leads', () => {
  expect(formsOf(rule, restarted(['a', 'b']))).toEqual(['main'])
})

it('is content with the same topics, JoinGroup v9, and another leader', () => {
  expect(formsOf(rule, restarted(['a']))).toEqual([])
  expect(formsOf(rule, restarted(['a', 'b'], 9))).toEqual([])
  expect(formsOf(rule, restarted(['a', 'b'], 8, 'two-7'))).toEqual([])
  expect(formsOf(rule, restarted(['a', 'b'], 8, 'one-2'))).toEqual([])
})
