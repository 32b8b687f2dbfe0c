import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { formsOf } from '../../../test/findings-of.ts'
import { fetchSessionMisused as rule } from './fetch-session-misused.ts'

const topics = [{ topic: 'a', partitions: [{}] }]

it('finds a client that throws each session away', () => {
  expect(leaked(9)).toEqual([])
  expect(leaked(10)).toEqual(['leak'])
})

it('finds a client that goes on without a session', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.exchange('Fetch', 11, { sessionId: 0, sessionEpoch: 0, topics }, { sessionId: 0 })
  for (let epoch = 1; epoch <= 3; epoch++) {
    talk.exchange('Fetch', 11, { sessionId: 0, sessionEpoch: epoch }, { sessionId: 0 })
  }

  expect(formsOf(rule, conversation)).toEqual(['refused'])
})

it('is content with sessions that are used, declined, or started again after errors', () => {
  const conversation = new Conversation()
  const used = conversation.connect()
  used.exchange('Fetch', 11, { sessionId: 0, sessionEpoch: 0, topics }, { sessionId: 7 })
  for (let epoch = 1; epoch <= 20; epoch++) {
    used.exchange('Fetch', 11, { sessionId: 7, sessionEpoch: epoch }, { sessionId: 7 })
  }
  const declined = conversation.connect()
  for (let i = 0; i < 20; i++) {
    declined.exchange('Fetch', 11, { sessionId: 0, sessionEpoch: -1, topics }, { sessionId: 0 })
  }

  expect(formsOf(rule, conversation)).toEqual([])
})

function leaked(times: number) {
  const conversation = new Conversation()
  const talk = conversation.connect()
  for (let id = 1; id <= times; id++) {
    talk.exchange('Fetch', 11, { sessionId: 0, sessionEpoch: 0, topics }, { sessionId: id })
  }
  return formsOf(rule, conversation)
}
