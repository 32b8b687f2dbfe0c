import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import type { FrameInfo } from './frame-info.ts'
import { SessionPipeline } from './session.ts'

function infosOf(conversation: Conversation): FrameInfo[] {
  const pipeline = new SessionPipeline()
  return conversation
    .events()
    .flatMap((event) => pipeline.push(event))
    .flatMap((event) => (event.type === 'frame' ? event.info : []))
}

it('links both frames of an exchange and times it', () => {
  const conversation = new Conversation({ stepMs: 5 })
  conversation.connect().exchange('Heartbeat', 4, { groupId: 'g' }, { errorCode: 27 })
  const [request, response] = infosOf(conversation)

  expect(request).toMatchObject({ responseFrame: 2, expectsResponse: true, errors: [] })
  expect(response).toMatchObject({ requestFrame: 1, latencyNs: 5_000_000n, apiName: 'Heartbeat' })
  expect(response?.errors).toMatchObject([{ code: 27, name: 'REBALANCE_IN_PROGRESS' }])
})

it('says when a body broke off', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  const asked = talk.ask('Heartbeat', 4, { groupId: 'g' })
  talk.raw('response', Uint8Array.from([0, 0, 0, asked.correlationId, 0, 0]))
  const response = infosOf(conversation)[1]

  expect(response?.status).toBe('partial')
  expect(response?.summary).toContain('not decoded')
})

it('says when bytes were withheld', () => {
  const conversation = new Conversation()
  conversation.connect().ask('SaslAuthenticate', 2, { authBytes: new Uint8Array(8) })
  const pipeline = new SessionPipeline()
  const infos = conversation.events().flatMap((event) => {
    if (event.type !== 'frame') return pipeline.push(event)
    const withheld = [{ offset: 20, length: 4, kind: 'password' }]
    return pipeline.push({ type: 'frame', frame: { ...event.frame, withheld } })
  })

  const [info] = infos.flatMap((event) => (event.type === 'frame' ? event.info : []))
  expect(info?.status).toBe('withheld')
})
