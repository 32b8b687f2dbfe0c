import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { messageOf } from './events.ts'
import { SessionPipeline } from './pipeline/session.ts'

it('is a message only where the frame is one', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.ask('Heartbeat', 4, { groupId: 'g' })
  talk.raw('request', Uint8Array.from([1, 2, 3]))
  const pipeline = new SessionPipeline()
  const messages = conversation
    .events()
    .flatMap((event) => pipeline.push(event))
    .flatMap((event) => (event.type === 'frame' ? [messageOf(event.info)] : []))

  expect(messages[0]).toMatchObject({ apiName: 'Heartbeat', apiVersion: 4, frame: 1 })
  expect(messages[0]?.body['groupId']).toBe('g')
  expect(messages[1]).toBeUndefined()
})
