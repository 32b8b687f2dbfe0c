import { SegmentWriter } from '@brokerscope/trace'
import { expect, it } from 'vitest'
import { metadata, METADATA, request } from '../fakes/frames.ts'
import { eventsOf, framesOf, original } from '../fakes/workbench.ts'
import {
  CLOSED,
  DATA,
  DROPPED,
  encodeJson,
  LEDGER,
  OPENED,
  REQUEST,
  RESPONSE,
  SECTION,
} from '../ring/ring-records.ts'
import { Recorder } from './recorder.ts'

const ANCHOR_NS = 1_700_000_000_000_000_000n
const SASL_HANDSHAKE = 17
const SASL_AUTHENTICATE = 36
const section = { clusterId: null, listeners: [], nodes: [] }
const ask = (id: number): Buffer => request(METADATA, 12, id, { topics: null })

it('stamps packets with the time of the record', () => {
  const { recorder, bytes } = recording()
  open(recorder, 1)
  recorder.handle(DATA, REQUEST, 1, 1234, ask(1))

  const [frame] = framesOf(eventsOf(bytes()))
  expect(frame?.timeNs).toBe(ANCHOR_NS + 1234n)
})

it('puts the ledger on the response that ends next', () => {
  const { recorder, bytes } = recording()
  open(recorder, 1)
  recorder.handle(DATA, REQUEST, 1, 1, Buffer.concat([ask(1), ask(2)]))
  const [first, second] = [metadata(1, []), metadata(2, [])]
  const broker = Buffer.from('broker')
  const splice = { offset: 6, removed: 1, base64: broker.toString('base64') }
  recorder.handle(DATA, RESPONSE, 1, 2, first)
  recorder.handle(LEDGER, RESPONSE, 1, 3, encodeJson([splice]))
  recorder.handle(DATA, RESPONSE, 1, 4, second)

  const [, , plain, changed] = framesOf(eventsOf(bytes()))
  expect(plain?.splices).toBeUndefined()
  expect(original(changed)).toEqual(
    Buffer.concat([second.subarray(4, 10), broker, second.subarray(11)]),
  )
})

it('forgets a ledger whose response was dropped', () => {
  const { recorder, bytes } = recording()
  open(recorder, 1)
  recorder.handle(DATA, REQUEST, 1, 1, ask(1))
  recorder.handle(LEDGER, RESPONSE, 1, 2, encodeJson([{ offset: 0, removed: 0, base64: 'AA==' }]))
  recorder.handle(DROPPED, RESPONSE, 1, 3, Buffer.from('100'))
  recorder.handle(DATA, RESPONSE, 1, 4, metadata(1, []))

  expect(framesOf(eventsOf(bytes())).at(-1)?.splices).toBeUndefined()
})

it('cuts a segment above its size, between frames', () => {
  const { recorder, segments } = recording({ segmentBytes: 1000 })
  open(recorder, 1)
  const half = ask(2).subarray(0, 10)
  for (let id = 0; id < 20; id++) recorder.handle(DATA, REQUEST, 1, id, ask(id))
  const before = segments.length
  recorder.handle(DATA, REQUEST, 1, 20, half)
  for (let id = 0; id < 20; id++) open(recorder, 2 + id)

  expect(before).toBeGreaterThan(1)
  expect(segments).toHaveLength(before)
  recorder.handle(DATA, REQUEST, 1, 50, ask(2).subarray(10))
  recorder.handle(DATA, REQUEST, 1, 51, ask(3))
  expect(segments).toHaveLength(before + 1)
})

it('cuts a segment that is old, also inside of a frame after a second', () => {
  const { recorder, segments } = recording({ segmentMs: 1000 })
  open(recorder, 1)
  recorder.handle(DATA, REQUEST, 1, 1, ask(2).subarray(0, 10))

  recorder.handle(DATA, REQUEST, 1, 1.5e9, ask(2).subarray(10, 12))
  expect(segments).toHaveLength(1)
  recorder.handle(DATA, REQUEST, 1, 2.6e9, ask(2).subarray(12, 14))
  expect(segments).toHaveLength(2)
})

it('begins one segment for several changes of the section', () => {
  const { recorder, segments, bytes } = recording()
  open(recorder, 1)
  for (const clusterId of ['a', 'b', 'c']) {
    recorder.handle(SECTION, REQUEST, 0, 1, encodeJson({ ...section, clusterId }))
  }
  recorder.handle(DATA, REQUEST, 1, 2, ask(1))

  expect(segments).toHaveLength(2)
  const infos = eventsOf(bytes()).flatMap((event) => (event.type === 'section' ? [event.info] : []))
  expect(infos.map((info) => info?.clusterId)).toEqual([null, 'c'])
})

it('repeats the last login of a connection in a new segment, not those before', () => {
  const { recorder, segments } = recording()
  open(recorder, 1)
  for (let id = 0; id < 10; id++) {
    const login = [
      request(SASL_HANDSHAKE, 1, id, { mechanism: 'OAUTHBEARER' }),
      request(SASL_AUTHENTICATE, 2, id, {
        authBytes: Buffer.from('n,,\u0001auth=Bearer x\u0001\u0001'),
      }),
    ]
    recorder.handle(DATA, REQUEST, 1, 2 * id, Buffer.concat(login))
  }
  recorder.handle(SECTION, REQUEST, 0, 30, encodeJson(section))
  recorder.handle(DATA, REQUEST, 1, 31, ask(10))

  const frames = framesOf(eventsOf(Buffer.concat(segments.at(-1) ?? [])))

  expect(segments).toHaveLength(2)
  expect(frames.map(({ bytes }) => Buffer.from(bytes).readInt16BE(0))).toEqual([
    SASL_HANDSHAKE,
    SASL_AUTHENTICATE,
    METADATA,
  ])
})

it('counts frames and connections', () => {
  const { recorder } = recording()
  open(recorder, 1)
  open(recorder, 2)
  recorder.handle(DATA, REQUEST, 1, 1, Buffer.concat([ask(1), ask(2)]))
  recorder.handle(DATA, RESPONSE, 1, 2, metadata(1, []))

  expect(recorder).toMatchObject({ frames: 3, connections: 2 })
})

it('withholds an answer to a request that was dropped: it could be anything', () => {
  const { recorder, bytes } = recording()
  open(recorder, 1)
  recorder.handle(DROPPED, REQUEST, 1, 1, Buffer.from(String(ask(1).length)))
  recorder.handle(DATA, RESPONSE, 1, 2, metadata(1, [{ nodeId: 1, host: 'secret', port: 1 }]))

  expect(Buffer.from(bytes()).includes('secret')).toBe(false)
  const [frame] = framesOf(eventsOf(bytes()))
  expect(frame?.withheld).toMatchObject([{ offset: 4, kind: 'unknown' }])
})

it('knows nothing of a connection after its end', () => {
  const { recorder } = recording()
  open(recorder, 1)
  recorder.handle(CLOSED, REQUEST, 1, 1, encodeJson({ by: 'client', how: 'reset' }))

  recorder.handle(DATA, REQUEST, 1, 2, ask(1))

  expect(recorder.frames).toBe(0)
})

function open(recorder: Recorder, id: number): void {
  const client = { address: '127.0.0.1', port: 50_000 + id }
  const listener = { address: '127.0.0.1', port: 19_092 }
  recorder.handle(OPENED, REQUEST, id, 0, encodeJson({ client, listener, nodeId: null }))
}

function recording(limits: { segmentBytes?: number; segmentMs?: number } = {}) {
  const segments: Uint8Array[][] = []
  const current = (): Uint8Array[] => segments.at(-1) ?? []
  const recorder = new Recorder({
    writer: new SegmentWriter(),
    sessionId: '0123456789ab',
    section,
    anchorNs: ANCHOR_NS,
    segmentBytes: 1e9,
    segmentMs: 1e9,
    keepSecrets: false,
    beginSegment: () => segments.push([]),
    append: (bytes) => current().push(bytes),
    segmentLength: () => Buffer.concat(current()).length,
    ...limits,
  })
  return { recorder, segments, bytes: () => Buffer.concat(segments.flat()) }
}
