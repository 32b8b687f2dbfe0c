import { Conversation, requestFrame, responseFrame, type Talk } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import type { ExchangeEvent, PipelineEvent } from './events.ts'
import type { FrameInfo } from './frame-info.ts'
import { SessionPipeline } from './session.ts'

function run(write: (talk: Talk) => void, midStream = false): PipelineEvent[] {
  const conversation = new Conversation()
  const talk = conversation.connect({ clientId: 'test', midStream })
  write(talk)
  const pipeline = new SessionPipeline()
  return [...conversation.events().flatMap((event) => pipeline.push(event)), ...pipeline.end()]
}

const framesOf = (events: readonly PipelineEvent[]): FrameInfo[] =>
  events.flatMap((event) => (event.type === 'frame' ? event.info : []))
const exchangesOf = (events: readonly PipelineEvent[]): ExchangeEvent[] =>
  events.filter((event) => event.type === 'exchange')
const unansweredOf = (events: readonly PipelineEvent[]): string[] =>
  events.flatMap((event) =>
    event.type === 'unanswered' ? `${event.request.apiName} ${event.reason}` : [],
  )

it('expects no answer to Produce with acks 0', () => {
  const events = run((talk) => {
    talk.ask('Produce', 9, { acks: 0 })
    talk.exchange('Heartbeat', 4, {}, {})
    talk.close()
  })

  expect(framesOf(events)[0]?.expectsResponse).toBe(false)
  expect(unansweredOf(events)).toEqual([])
  expect(exchangesOf(events).length).toBe(1)
})

it('pairs the answer of a vendor that answers acks 0 anyway, and says so', () => {
  const events = run((talk) => {
    const produce = talk.ask('Produce', 9, { acks: 0 })
    talk.exchange('Heartbeat', 4, {}, {})
    talk.answer(produce, {})
  })
  const [, odd] = exchangesOf(events)

  expect(odd?.unexpected).toBe(true)
  expect(odd?.outOfOrder).toBe(false)
  expect(odd?.response.apiName).toBe('Produce')
})

it('reads raw tokens after SaslHandshake v0 in both directions, then Kafka again', () => {
  const token = new TextEncoder().encode('\0alice\0secret')
  const events = run((talk) => {
    talk.exchange('SaslHandshake', 0, { mechanism: 'PLAIN' }, { mechanisms: ['PLAIN'] })
    talk.raw('request', token)
    talk.raw('response', new Uint8Array())
    talk.exchange('Metadata', 12, { topics: null }, {})
  })
  const frames = framesOf(events)

  expect(frames.map(({ kind }) => kind).join(' ')).toBe(
    'message message saslToken saslToken message message',
  )
  expect(frames[2]).toMatchObject({ mechanism: 'PLAIN', responseFrame: 4 })
  expect(frames[5]?.apiName).toBe('Metadata')
})

it('names the mechanism of SaslAuthenticate after its handshake', () => {
  const events = run((talk) => {
    talk.exchange('SaslHandshake', 1, { mechanism: 'SCRAM-SHA-256' }, {})
    talk.exchange('SaslAuthenticate', 2, { authBytes: new Uint8Array(4) }, {})
  })

  expect(framesOf(events).map(({ mechanism }) => mechanism)).toEqual(Array(4).fill('SCRAM-SHA-256'))
})

it('never guesses a response whose bytes fit several APIs', () => {
  const events = run((talk) => {
    talk.raw('response', responseFrame('Heartbeat', 4, { errorCode: 27 }, { correlationId: 5 }))
  }, true)

  expect(framesOf(events)[0]).toMatchObject({ kind: 'unknown', status: 'undecodable' })
  expect(framesOf(events)[0]?.apiName).toBeUndefined()
})

it('infers a response without its request where one reading alone is possible', () => {
  const body = {
    clusterId: 'cluster',
    brokers: [{ nodeId: 1, host: 'b0.example', port: 9092 }],
    topics: [{ name: 'orders', topicId: 'AAAAAAAAAAAAAAAAAAAAAQ', partitions: [{ leaderId: 1 }] }],
  }
  const events = run((talk) => {
    talk.raw('response', responseFrame('Metadata', 12, body, { correlationId: 5 }))
  }, true)

  expect(framesOf(events)[0]).toMatchObject({ apiName: 'Metadata', status: 'inferred' })
  expect(framesOf(events)[0]?.summary).toContain('orders')
})

it('keeps pairing by correlation id when answers were lost', () => {
  const events = run((talk) => {
    talk.ask('Heartbeat', 4)
    const second = talk.ask('Metadata', 12)
    talk.gap('response')
    talk.answer(second)
  })

  expect(unansweredOf(events)).toEqual(['Heartbeat gap'])
  expect(exchangesOf(events)[0]).toMatchObject({ outOfOrder: false })
})

it('marks an answer that overtook an older request', () => {
  const events = run((talk) => {
    talk.ask('Heartbeat', 4)
    const second = talk.ask('Metadata', 12)
    talk.answer(second)
  })

  expect(exchangesOf(events)[0]?.outOfOrder).toBe(true)
})

it('releases requests when the connection ends, with the reason', () => {
  const closed = run((talk) => {
    talk.ask('Fetch', 12)
    talk.close('broker', 'reset')
  })
  const ended = run((talk) => {
    talk.ask('Fetch', 12)
  })

  expect(unansweredOf(closed)).toEqual(['Fetch closed'])
  expect(unansweredOf(ended)).toEqual(['Fetch ended'])
})

it('leaves garbage raw, and a key of another vendor only beside known messages', () => {
  const foreign = requestFrame('Metadata', 12, {}, { clientId: 'test', correlationId: 9 })
  foreign.set([0x27, 0x10], 0)
  const alone = run((talk) => {
    talk.raw('request', foreign)
  })
  const beside = run((talk) => {
    talk.exchange('Metadata', 12, {}, {})
    talk.raw('request', foreign)
  })

  expect(framesOf(alone)[0]?.kind).toBe('unknown')
  expect(framesOf(beside)[2]).toMatchObject({ kind: 'message', apiKey: 10_000, correlationId: 9 })
  expect(framesOf(beside)[2]?.status).toBe('undecodable')
})
