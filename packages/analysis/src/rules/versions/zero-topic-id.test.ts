import { advertisedKeys, Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf, formsOf } from '../../../test/findings-of.ts'
import { zeroTopicId as rule } from './zero-topic-id.ts'

const known = 'AAAAAAAAAAAAAAAAAAAAAQ'

it('finds a zero id where topics go by id alone', () => {
  const conversation = new Conversation()
  conversation
    .connect()
    .exchange('Fetch', 13, { topics: [{ topicId: known }, {}] }, { errorCode: 100 })
  const [finding] = findingsOf(rule, conversation)

  expect(finding).toMatchObject({ form: 'main', confidence: 'proven' })
  expect(finding?.evidence[0]).toMatchObject({ frame: 1, path: 'topics[1].topicId' })
})

it('finds it inside the groups of OffsetFetch', () => {
  const conversation = new Conversation()
  conversation
    .connect()
    .exchange('OffsetFetch', 10, { groups: [{ groupId: 'g', topics: [{}] }] }, {})

  expect(findingsOf(rule, conversation)[0]?.evidence[0]?.path).toBe('groups[0].topics[0].topicId')
})

it('says that the broker cannot have given an id', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.exchange('ApiVersions', 3, {}, { apiKeys: advertisedKeys({ Metadata: [0, 9] }) })
  talk.exchange('Produce', 13, { acks: 1, topicData: [{}] }, {})

  expect(formsOf(rule, conversation)).toEqual(['noIds'])
})

it('says nothing about known ids, or versions with names', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.exchange('Fetch', 13, { topics: [{ topicId: known }] }, {})
  talk.exchange('Fetch', 12, { topics: [{ topic: 'a' }] }, {})

  expect(formsOf(rule, conversation)).toEqual([])
})
