import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf, formsOf } from '../../../test/findings-of.ts'
import { acks0Answered as rule } from './acks0-answered.ts'

const topicData = [{ name: 'a', partitionData: [{ index: 0 }] }]

it('finds an answer to Produce with acks 0', () => {
  const conversation = new Conversation()
  conversation.connect({ node: 0 }).exchange('Produce', 9, { acks: 0, topicData }, {})

  expect(findingsOf(rule, conversation)[0]?.evidence.map(({ frame }) => frame)).toEqual([2, 1])
})

it('says nothing where acks 0 is not answered, or others are', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.ask('Produce', 9, { acks: 0, topicData })
  talk.exchange('Produce', 9, { acks: 1, topicData }, {})

  expect(formsOf(rule, conversation)).toEqual([])
})
