import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeResponse } from '@brokerscope/codec'
import { brokerBytes, type Frame, type TraceEvent, TraceReader } from '@brokerscope/trace'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openEmbeddedStore } from '../store/embedded-store.ts'
import type { SessionStore } from '../store/session-store.ts'
import { startCapture } from './capture.ts'
import type { Capture } from './capture-events.ts'
import type { CaptureOptions } from './capture-options.ts'
import { Client } from './fakes/client.ts'
import { metadata, METADATA, request } from './fakes/frames.ts'
import { type ScriptedBroker, scriptedBroker } from './fakes/scripted-broker.ts'

let folder: string
let store: SessionStore
const cleanUp: (() => Promise<unknown>)[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brokerscope-capture-'))
  store = await openEmbeddedStore(folder, { sessionBytes: 1e9, totalBytes: 1e9 })
})

afterEach(async () => {
  for (const step of cleanUp.splice(0).toReversed()) await step()
  await store.close()
  await rm(folder, { recursive: true })
})

it('gives the client listeners in place of brokers, and the session tells what the broker had said', async () => {
  const broker = await fakeBroker()
  const capture = await start(broker)
  const client = new Client(bootstrapPort(capture))

  const answer = await client.exchange(request(METADATA, 12, 7, { topics: null }))

  const sent = metadata(7, [{ nodeId: 1, host: 'localhost', port: broker.port }])
  const ports = capture.listeners().map(({ listen }) => listen.port)
  const { body } = decodeResponse(answer.subarray(4), METADATA, 12)
  expect(body['brokers']).toMatchObject([{ nodeId: 1, host: '127.0.0.1', port: ports[1] }])
  const direct = new Client(ports[1] ?? 0)
  await direct.exchange(request(METADATA, 12, 8, { topics: null }))
  client.socket.end()
  await client.until(() => client.hasEnded)
  await capture.stop()

  const frames = await framesOf(capture)
  expect(frames.map(({ direction, connection }) => `${connection.id} ${direction}`)).toEqual([
    '1 request',
    '1 response',
    '2 request',
    '2 response',
  ])
  expect(frames[1]?.bytes).toEqual(new Uint8Array(answer.subarray(4)))
  expect(Buffer.from(original(frames[1]))).toEqual(sent.subarray(4))
  expect(frames[2]?.connection.nodeId).toBe(1)
})

async function fakeBroker(): Promise<ScriptedBroker> {
  const broker: ScriptedBroker = await scriptedBroker(({ correlationId }) =>
    metadata(correlationId, [{ nodeId: 1, host: 'localhost', port: broker.port }]),
  )
  cleanUp.push(() => broker.close())
  return broker
}

async function start(
  broker: { readonly port: number },
  more: Partial<CaptureOptions> = {},
): Promise<Capture> {
  const capture = await startCapture({
    upstream: { host: '127.0.0.1', port: broker.port },
    listen: { host: '127.0.0.1', port: 0 },
    store,
    ...more,
  })
  cleanUp.push(() => capture.stop())
  return capture
}

function bootstrapPort(capture: Capture): number {
  return capture.listeners()[0]?.listen.port ?? 0
}

async function eventsOf(capture: Capture): Promise<TraceEvent[]> {
  const { end = 0 } = store.find(capture.sessionId) ?? {}
  const reader = new TraceReader()
  const events: TraceEvent[] = []
  for (let at = 0; at < end;) {
    const bytes = await store.read(capture.sessionId, at, 65_536)
    events.push(...reader.push(bytes))
    at += bytes.length
  }
  events.push(...reader.end())
  return events
}

async function framesOf(capture: Capture): Promise<Frame[]> {
  const events = await eventsOf(capture)
  return events.flatMap((event) => (event.type === 'frame' ? [event.frame] : []))
}

function original(frame: Frame | undefined): Uint8Array {
  return brokerBytes(frame?.bytes ?? new Uint8Array(), frame?.splices ?? []) ?? new Uint8Array()
}
