import { encodeData } from '@brokerscope/codec'
import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf, formsOf } from '../../../test/findings-of.ts'
import { groupProtocolCut as rule } from './group-protocol-cut.ts'

const subscription = { topics: ['a'], userData: null, ownedPartitions: [] }
const assignment = { assignedPartitions: [{ topic: 'a', partitions: [0] }], userData: null }
const whole = Uint8Array.from([
  0,
  1,
  ...encodeData('ConsumerProtocolSubscription', 1, subscription),
])
const assigned = Uint8Array.from([0, 0, ...encodeData('ConsumerProtocolAssignment', 0, assignment)])

function joined(metadata: Uint8Array, protocolType = 'consumer'): Conversation {
  const conversation = new Conversation()
  const protocols = [{ name: 'range', metadata }]
  conversation.connect().exchange('JoinGroup', 5, { groupId: 'g', protocolType, protocols }, {})
  return conversation
}

function synced(bytes: Uint8Array): Conversation {
  const conversation = joined(whole)
  const assignments = [{ memberId: 'm', assignment: bytes }]
  conversation.connect().exchange('SyncGroup', 3, { groupId: 'g', assignments }, {})
  return conversation
}

it('finds a subscription of version 1 that ends after its user data', () => {
  const [finding] = findingsOf(rule, joined(whole.subarray(0, whole.length - 4)))

  expect(finding).toMatchObject({ form: 'subscription', confidence: 'proven' })
  expect(finding?.parameters['missing']).toBe('ownedPartitions')
  expect(finding?.evidence[0]).toMatchObject({ frame: 1, path: 'protocols[0].metadata' })
})

it('finds an assignment without the length of its user data', () => {
  const [finding] = findingsOf(rule, synced(assigned.subarray(0, assigned.length - 4)))

  expect(finding?.form).toBe('assignment')
  expect(finding?.evidence[0]).toMatchObject({ frame: 3, path: 'assignments[0].assignment' })
})

it('is content with whole ones, none at all, newer ones, and other protocols', () => {
  const newer = Uint8Array.from([0, 9, ...whole.subarray(2), 0, 0, 0, 0, 255, 255, 7])

  expect(formsOf(rule, joined(whole))).toEqual([])
  expect(formsOf(rule, joined(newer))).toEqual([])
  expect(formsOf(rule, joined(Uint8Array.of(0, 1, 0), 'connect'))).toEqual([])
  expect(formsOf(rule, synced(assigned))).toEqual([])
  expect(formsOf(rule, synced(new Uint8Array()))).toEqual([])
})
