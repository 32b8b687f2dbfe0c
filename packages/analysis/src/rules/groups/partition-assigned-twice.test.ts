import { encodeData } from '@brokerscope/codec'
import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf, formsOf } from '../../../test/findings-of.ts'
import { partitionAssignedTwice as rule } from './partition-assigned-twice.ts'

function subscription(generationId: number, partitions: readonly number[]): Uint8Array {
  const ownedPartitions = [{ topic: 'a', partitions: [...partitions] }]
  const struct = { topics: ['a'], userData: null, ownedPartitions, generationId }
  return Uint8Array.from([0, 2, ...encodeData('ConsumerProtocolSubscription', 2, struct)])
}

function assignment(...partitions: number[]): Uint8Array {
  const struct = { assignedPartitions: [{ topic: 'a', partitions }], userData: null }
  return Uint8Array.from([0, 1, ...encodeData('ConsumerProtocolAssignment', 1, struct)])
}

/** Member old claims a[0] since generation 3, new since 5. */
function rebalance(old: Uint8Array, fresh: Uint8Array, oldGeneration = 3): Conversation {
  const conversation = new Conversation()
  const talk = conversation.connect()
  const members = [
    { memberId: 'old', metadata: subscription(oldGeneration, [0]) },
    { memberId: 'new', metadata: subscription(5, [0]) },
  ]
  talk.exchange('JoinGroup', 5, { groupId: 'g', protocolType: 'consumer' }, { members })
  const assignments = [
    { memberId: 'old', assignment: old },
    { memberId: 'new', assignment: fresh },
  ]
  talk.exchange('SyncGroup', 3, { groupId: 'g', assignments }, {})
  return conversation
}

it('finds a partition that goes to the older of two claims', () => {
  const [finding] = findingsOf(rule, rebalance(assignment(0), assignment(1)))

  expect(finding).toMatchObject({ form: 'stale', confidence: 'proven' })
  expect(finding?.evidence.map(({ frame, path }) => `${frame} ${path}`)).toEqual([
    '3 assignments[0].assignment',
    '2 members[1].metadata',
  ])
})

it('finds a partition that two members are given', () => {
  expect(formsOf(rule, rebalance(assignment(1), assignment(0, 1)))).toEqual(['twice'])
})

it('is content with the newer owner, a free partition, and a revocation first', () => {
  expect(formsOf(rule, rebalance(assignment(1), assignment(0)))).toEqual([])
  expect(formsOf(rule, rebalance(assignment(1), assignment(2)))).toEqual([])
  expect(formsOf(rule, rebalance(assignment(0), assignment(1), 6))).toEqual([])
})
