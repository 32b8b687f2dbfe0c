import { advertisedKeys, Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { analyse, analyseTrace } from '../../test/analyse.ts'

it('counts versions that were used and what came of them', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.exchange('Heartbeat', 4, {}, {})
  talk.exchange('Heartbeat', 4, {}, { errorCode: 27 })
  talk.ask('Heartbeat', 3)
  talk.close('broker')
  const { negotiation } = analyse(conversation.events()).models

  expect(negotiation.usedOn(talk.connection).get(12)?.get(4)).toMatchObject({
    count: 2,
    firstFrame: 1,
    lastFrame: 3,
    errors: 1,
    lastError: 27,
  })
  expect(negotiation.usedOn(talk.connection).get(12)?.get(3)?.unanswered).toBe(1)
})

it('does not take the one key of a refusal for the table, and sees the second answer', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  const first = talk.ask('ApiVersions', 5)
  talk.answerInV0(first, { errorCode: 35, apiKeys: [{ apiKey: 18, maxVersion: 4 }] })
  const before = analyse(conversation.events()).models.negotiation
  talk.exchange('ApiVersions', 4, {}, { apiKeys: advertisedKeys() })
  const after = analyse(conversation.events()).models.negotiation

  expect(before.advertisedTo(talk.connection)).toBeUndefined()
  expect(before.fellBack(talk.connection)).toBe(true)
  expect(after.rangeOf(talk.connection, 0)).toEqual({ min: 3, max: 13 })
})

it('takes a refusal with the full table for the table', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  const first = talk.ask('ApiVersions', 4)
  talk.answerInV0(first, { errorCode: 35, apiKeys: advertisedKeys({ Produce: [0, 7] }) })
  const { negotiation } = analyse(conversation.events()).models

  expect(negotiation.rangeOf(talk.connection, 0)).toEqual({ min: 0, max: 7 })
})

it('judges a connection without an answer of its own by the same broker', () => {
  const conversation = new Conversation()
  const first = conversation.connect({ port: 9092 })
  const second = conversation.connect({ port: 9092 })
  const other = conversation.connect({ port: 9093 })
  first.exchange('ApiVersions', 4, {}, { apiKeys: advertisedKeys() })
  const { negotiation } = analyse(conversation.events()).models

  expect(negotiation.advertisedTo(first.connection)?.isOwn).toBe(true)
  expect(negotiation.advertisedTo(second.connection)?.isOwn).toBe(false)
  expect(negotiation.advertisedTo(other.connection)).toBeUndefined()
})

it('reads the fallback of each connection in a trace of franz-go 1.22', () => {
  const { models, facts } = analyseTrace('e')
  const fellBack = facts
    .keys('connection')
    .filter((id) => models.negotiation.fellBack({ id: Number(id) } as never))

  expect(fellBack.length).toBe(3)
})
