import { Conversation, type Talk } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf, formsOf } from '../../../test/findings-of.ts'
import { heartbeatRepeatedFenced as rule } from './heartbeat-repeated-fenced.ts'

const FENCED = 110

function beat(talk: Talk, memberEpoch: number, errorCode: number): void {
  const asked = { groupId: 'g', memberId: 'm', memberEpoch }
  talk.exchange('ConsumerGroupHeartbeat', 1, asked, { errorCode })
}

function lost(conversation: Conversation): void {
  const talk = conversation.connect()
  talk.ask('ConsumerGroupHeartbeat', 1, { groupId: 'g', memberId: 'm', memberEpoch: 7 })
  talk.close('broker')
}

it('finds a repeat that is fenced after the first answer was lost', () => {
  const conversation = new Conversation()
  lost(conversation)
  beat(conversation.connect(), 7, FENCED)
  const [finding] = findingsOf(rule, conversation)

  expect(finding).toMatchObject({ form: 'fenced', confidence: 'likely', count: 1 })
  expect(finding?.evidence.map(({ frame }) => frame)).toEqual([3, 1])
})

it('says so when the member cannot come back', () => {
  const conversation = new Conversation()
  lost(conversation)
  const talk = conversation.connect()
  beat(talk, 7, FENCED)
  beat(talk, 0, FENCED)

  expect(formsOf(rule, conversation)).toEqual(['rejoin'])
})

it('is content with a repeat that is accepted, and leaves other reasons for 110 alone', () => {
  const accepted = new Conversation()
  lost(accepted)
  const talk = accepted.connect()
  beat(talk, 7, 0)
  beat(talk, 7, FENCED)
  const fencedOnly = new Conversation()
  beat(fencedOnly.connect(), 7, FENCED)

  expect(formsOf(rule, accepted)).toEqual([])
  expect(formsOf(rule, fencedOnly)).toEqual([])
})
