import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Dialogue } from './dialogue.ts'
import { API_VERSIONS, METADATA, request, sized } from '../fakes/frames.ts'
import { cut } from '../fakes/playbook.ts'
import { RequestTracker } from './request-tracker.ts'

const PRODUCE = 0
const SASL_HANDSHAKE = 17

it('remembers each request until its answer', () => {
  const { dialogue } = track([request(API_VERSIONS, 3, 1, {}), request(METADATA, 12, 2, {})])

  expect(dialogue.response(1)).toBe('response')
  expect([dialogue.pending.apiKey, dialogue.pending.apiVersion]).toEqual([API_VERSIONS, 3])
  expect(dialogue.response(2)).toBe('response')
  expect(dialogue.response(3)).toBe('unknown')
})

describe.each(Array.from({ length: 14 }, (_, version) => version))('Produce v%i', (version) => {
  it.each([
    ['acks=0 expects no answer', 0, 0],
    ['acks=1 expects one', 1, 2],
    ['acks=all expects one', -1, 2],
  ])('%s', (_, acks, expected) => {
    const transactionalId = version >= 3 ? { transactionalId: 'payments-1' } : {}
    const body = { ...transactionalId, acks, timeoutMs: 1, topicData: [] }
    const { dialogue } = track([
      request(PRODUCE, version, 1, body),
      request(METADATA, 12, 2, {}),
      request(METADATA, 12, 3, {}),
    ])
    dialogue.response(3)

    // What expects no answer is forgotten when a later one was answered.
    expect(dialogue.pending.size).toBe(expected === 0 ? 2 : 3)
  })
})

it('finds the same requests and frame starts in any chunking', () => {
  const frames = [
    request(API_VERSIONS, 3, 1, {}),
    request(PRODUCE, 9, 2, { acks: 0, timeoutMs: 1, topicData: [] }, 'a-client'.repeat(40)),
    request(PRODUCE, 9, 3, { acks: -1, timeoutMs: 1, topicData: [] }, 'x'.repeat(5000)),
    sized(Buffer.alloc(0)),
    request(METADATA, 12, 4, { topics: null }),
  ]
  const bytes = Buffer.concat(frames)
  const starts = frames.map((_, index) => Buffer.concat(frames.slice(0, index)).length)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 2000 }), { minLength: 1 }), (lengths) => {
      const dialogue = new Dialogue()
      const tracker = new RequestTracker(dialogue)
      let at = 0
      for (const chunk of cut(bytes, lengths)) {
        tracker.push(chunk)
        if (tracker.frameStart >= 0) expect(starts).toContain(at + tracker.frameStart)
        at += chunk.length
      }
      expect([1, 3, 4].map((id) => dialogue.response(id))).toEqual([
        'response',
        'response',
        'response',
      ])
    }),
  )
})

it('skips a body of 2 GiB by counting', () => {
  const dialogue = new Dialogue()
  const tracker = new RequestTracker(dialogue)
  const head = Buffer.from('7fffffff000000090000000100017800', 'hex')
  tracker.push(head)
  const part = Buffer.alloc(16 * 1024 * 1024)
  let rest = 0x7fffffff + 4 - head.length
  for (; rest > part.length; rest -= part.length) tracker.push(part)

  tracker.push(Buffer.concat([part.subarray(0, rest), request(METADATA, 12, 8, {})]))

  expect(tracker.frameStart).toBe(rest)
  expect(dialogue.response(8)).toBe('response')
})

it('gives up at a negative size', () => {
  const dialogue = new Dialogue()
  const tracker = new RequestTracker(dialogue)
  tracker.push(Buffer.from('ffffffff', 'hex'))
  tracker.push(request(METADATA, 12, 8, {}))

  expect(tracker.isFramed).toBe(false)
  expect(dialogue.response(8)).toBe('unknown')
})

it('is not confused by garbage of any kind', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 })), (chunks) => {
      const tracker = new RequestTracker(new Dialogue())
      for (const chunk of chunks) tracker.push(chunk)
      expect(tracker.frameStart).toBeLessThanOrEqual(chunks.at(-1)?.length ?? 0)
    }),
  )
})

describe('after SaslHandshake v0', () => {
  /** A user named so that his token looks like a request: key 0x0061, version 0x6100 ... */
  const trap = sized(Buffer.from('\0aa\0aaaaaaaaaaaaaaaaaa'))
  const next = request(METADATA, 12, 2, {})

  it('takes the one token of PLAIN for none of the requests', () => {
    const { dialogue } = track([handshake('PLAIN'), trap, next])

    expect(dialogue.mechanism).toBe('PLAIN')
    expect(dialogue.response(1)).toBe('response')
    expect(dialogue.response(undefined)).toBe('rawToken')
    expect(dialogue.response(2)).toBe('response')
    expect(dialogue.pending.size).toBe(0)
  })

  it('takes the two tokens of SCRAM', () => {
    const tokens = ['n,,n=bob,r=abcdef', 'c=biws,r=abcdef,p=x'].map((text) =>
      sized(Buffer.from(text)),
    )
    const { dialogue } = track([handshake('SCRAM-SHA-512'), ...tokens, next])

    dialogue.response(1)
    expect(dialogue.response(0x723d6162)).toBe('rawToken')
    expect(dialogue.response(0x763d6162)).toBe('rawToken')
    expect(dialogue.response(2)).toBe('response')
  })

  it('takes tokens of an unknown mechanism until a request comes', () => {
    const tokens = [1, 2, 3].map((fill) => sized(Buffer.alloc(40, 0x60 + fill)))
    const { dialogue } = track([handshake('GSSAPI'), ...tokens, next])

    dialogue.response(1)
    expect(dialogue.response(2)).toBe('response')
  })

  it('knows that a refused client may try again', () => {
    const { dialogue } = track([
      handshake('PLAIN'),
      request(SASL_HANDSHAKE, 0, 5, { mechanism: 'SCRAM-SHA-256' }),
    ])

    expect(dialogue.mechanism).toBe('SCRAM-SHA-256')
    expect(dialogue.response(5)).toBe('response')
  })

  it('does not expect raw tokens after v1', () => {
    const { dialogue } = track([request(SASL_HANDSHAKE, 1, 1, { mechanism: 'PLAIN' })])

    expect(dialogue.expectsRawTokens).toBe(false)
  })
})

it('takes a connection that begins with a GSSAPI token for one', () => {
  const { dialogue } = track([
    sized(Buffer.from('606162636465666768696a', 'hex')),
    request(METADATA, 12, 2, {}),
  ])

  expect(dialogue.response(2)).toBe('response')
  expect(dialogue.response(undefined)).toBe('rawToken')
})

function handshake(mechanism: string): Buffer {
  return request(SASL_HANDSHAKE, 0, 1, { mechanism })
}

function track(frames: readonly Buffer[]): { dialogue: Dialogue } {
  const dialogue = new Dialogue()
  const tracker = new RequestTracker(dialogue)
  tracker.push(Buffer.concat(frames))
  return { dialogue }
}
