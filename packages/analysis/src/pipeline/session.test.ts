import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { SessionPipeline } from './session.ts'

it('keeps connections apart that use the same correlation ids', () => {
  const conversation = new Conversation()
  const first = conversation.connect()
  const second = conversation.connect()
  const heartbeat = first.ask('Heartbeat', 4, {}, 1)
  const metadata = second.ask('Metadata', 12, {}, 1)
  second.answer(metadata)
  first.answer(heartbeat)
  const pipeline = new SessionPipeline()
  const events = conversation.events().flatMap((event) => pipeline.push(event))

  const names = events.flatMap((event) => (event.type === 'exchange' ? event.response.apiName : []))
  expect(names).toEqual(['Metadata', 'Heartbeat'])
})

it('passes on what it does not read, in order', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.gap('request')
  talk.close('client', 'reset')
  const pipeline = new SessionPipeline()
  const events = conversation.events().flatMap((event) => pipeline.push(event))

  expect(events.map(({ type }) => type)).toEqual(['opened', 'gap', 'closed'])
})

it('is empty after its end', () => {
  const conversation = new Conversation()
  conversation.connect().ask('Fetch', 12)
  const pipeline = new SessionPipeline()
  for (const event of conversation.events()) pipeline.push(event)

  expect(pipeline.end().map(({ type }) => type)).toEqual(['unanswered'])
  expect(pipeline.end()).toEqual([])
})
