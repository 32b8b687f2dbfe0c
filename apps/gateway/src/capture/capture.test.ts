import { decodeResponse } from '@brokerscope/codec'
import type { Frame } from '@brokerscope/trace'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Capture, CaptureEvent } from './capture-events.ts'
import { API_VERSIONS, metadata, METADATA, request, response } from './fakes/frames.ts'
import { type ScriptedBroker, scriptedBroker } from './fakes/scripted-broker.ts'
import { eventsOf, framesOf, original, Workbench } from './fakes/workbench.ts'

let bench: Workbench

beforeEach(async () => {
  bench = new Workbench()
  await bench.open()
})

afterEach(() => bench.close())

it('gives clients listeners in place of brokers, and keeps what the broker had said', async () => {
  const broker = await cluster()
  const capture = await bench.capture(broker.port)
  const client = bench.client(capture)

  const answer = await client.exchange(ask(7))
  // Listeners are bound side by side, so either node may come first.
  const ports = capture.listeners().map(({ listen }) => listen.port)
  const node1 = ports.findIndex((port) => brokersOf(answer)[0] === `1 127.0.0.1:${port}`)
  const direct = bench.client(capture, node1)
  await direct.exchange(ask(8))
  client.socket.end()
  await client.until(() => client.hasEnded)
  await capture.stop()

  expect(node1).toBeGreaterThan(0)
  expect(brokersOf(answer)[1]).toBe(`2 127.0.0.1:${ports[3 - node1]}`)
  const frames = await bench.frames(capture)
  expect(frames.map(({ direction, connection }) => `${connection.id} ${direction}`)).toEqual([
    '1 request',
    '1 response',
    '2 request',
    '2 response',
  ])
  expect(Buffer.from(frames[0]!.bytes)).toEqual(ask(7).subarray(4))
  expect(Buffer.from(frames[1]!.bytes)).toEqual(answer.subarray(4))
  expect(original(frames[1])).toEqual(metadata(7, nodesOf(broker)).subarray(4))
  expect(frames[2]?.connection.nodeId).toBe(1)
})

it('writes the listeners and the cluster id before the answer that names them', async () => {
  const broker = await cluster()
  const capture = await bench.capture(broker.port)

  await bench.client(capture).exchange(ask(7))
  await capture.stop()

  const events = await bench.events(capture)
  const sections = events.flatMap((event) => (event.type === 'section' ? [event.info] : []))
  expect(sections).toHaveLength(2)
  expect(sections[1]).toMatchObject({
    sessionId: capture.sessionId,
    clusterId: 'test-cluster',
    listeners: capture.listeners().map(({ listen, nodeId }) => ({ port: listen.port, nodeId })),
    nodes: nodesOf(broker),
  })
  const kinds = events.map(({ type }) => type)
  expect(kinds.lastIndexOf('section')).toBeLessThan(kinds.lastIndexOf('frame'))
  expect(bench.store.find(capture.sessionId)?.clusterId).toBe('test-cluster')
})

it('knows a node at the address of the bootstrap behind both listeners', async () => {
  const broker: ScriptedBroker = await scripted(({ correlationId }) =>
    metadata(correlationId, [{ nodeId: 4, host: '127.0.0.1', port: broker.port }]),
  )
  const capture = await bench.capture(broker.port)

  await bench.client(capture).exchange(ask(1))

  expect(capture.listeners().map(({ nodeId }) => nodeId)).toEqual([4, 4])
})

it('counts what it wrote, and tells of each listener', async () => {
  const broker = await cluster()
  const capture = await bench.capture(broker.port, { name: 'Monday' })
  const events: CaptureEvent[] = []
  capture.onEvent((event) => events.push(event))

  await bench.client(capture).exchange(ask(1))
  await capture.stop()

  const record = bench.store.find(capture.sessionId)
  expect(record).toMatchObject({
    name: 'Monday',
    kind: 'proxy',
    upstream: `127.0.0.1:${broker.port}`,
    state: 'stopped',
    frames: 2,
    connections: 1,
    dropped: 0,
  })
  expect(record?.end).toBe((await bench.bytes(capture.sessionId)).length)
  const opened = events.flatMap((event) =>
    event.type === 'listener' ? [event.listener.nodeId] : [],
  )
  expect(opened).toEqual([1, 2])
})

it('can be read from every segment on', async () => {
  const broker = await cluster()
  const capture = await bench.capture(broker.port, { limits: { segmentBytes: 4000 } })
  const client = bench.client(capture)

  await client.exchange(request(API_VERSIONS, 3, -7, {}))
  for (let id = 0; id < 100; id++) await client.exchange(ask(id))
  await capture.stop()

  const bytes = await bench.bytes(capture.sessionId)
  const all = framesOf(eventsOf(bytes))
  expect(all.map(({ bytes: frame }) => Buffer.from(frame).readInt32BE(0))).toHaveLength(202)
  const starts = segmentStarts(bytes)
  expect(starts.length).toBeGreaterThan(3)
  for (const start of starts) {
    const events = eventsOf(bytes.subarray(start))
    expect(events.filter(({ type }) => type === 'problem' || type === 'foreign')).toEqual([])
    const later = framesOf(events)
    // What the connection agreed upon is repeated, then all goes on where the segment begins.
    const known = all.map(nameOf)
    expect(later.slice(0, 2).map(nameOf)).toEqual(known.slice(0, 2))
    const rest = later.slice(2).map(nameOf)
    expect(known.slice(-rest.length)).toEqual(rest)
  }
})

it('keeps a node at its port after a restart, opened before the first client comes', async () => {
  const broker = await cluster()
  const listen = { host: '127.0.0.1', port: await freePort() }
  const first = await bench.capture(broker.port, { listen })
  await bench.client(first).exchange(ask(1))
  const before = first.listeners()
  await first.stop()
  await bench.reopen()

  const second = await bench.capture(broker.port, { listen })

  expect(placesOf(second).slice(1)).toEqual(
    before.slice(1).map(({ listen: { port }, nodeId }) => `${port} ${nodeId} listening`),
  )
  await bench.client(second, 2).exchange(ask(2))
  expect(bench.store.find(second.sessionId)?.continues).toBe(first.sessionId)
})

function placesOf(capture: Capture): string[] {
  return capture
    .listeners()
    .map(({ listen: { port }, nodeId, state }) => `${port} ${nodeId} ${state}`)
}

async function cluster(): Promise<ScriptedBroker> {
  const broker: ScriptedBroker = await scripted(({ apiKey, correlationId }) =>
    apiKey === API_VERSIONS
      ? response(API_VERSIONS, 3, correlationId, { errorCode: 0, apiKeys: [] })
      : metadata(correlationId, nodesOf(broker)),
  )
  return broker
}

async function scripted(answer: Parameters<typeof scriptedBroker>[0]): Promise<ScriptedBroker> {
  const broker = await scriptedBroker(answer)
  bench.later(() => broker.close())
  return broker
}

/** Two nodes at one port, under other names than the bootstrap's. */
function nodesOf({ port }: ScriptedBroker): { nodeId: number; host: string; port: number }[] {
  return [1, 2].map((nodeId) => ({ nodeId, host: 'localhost', port }))
}

/** What a frame is, where it stands and what it says. */
function nameOf({ direction, streamOffset, bytes }: Frame): string {
  return `${direction} ${streamOffset} ${Buffer.from(bytes).toString('hex')}`
}

function ask(correlationId: number): Buffer {
  return request(METADATA, 12, correlationId, { topics: null })
}

function brokersOf(answer: Buffer): string[] {
  const { body } = decodeResponse(answer.subarray(4), METADATA, 12)
  const brokers = body['brokers'] as { nodeId: number; host: string; port: number }[]
  return brokers.map(({ nodeId, host, port }) => `${nodeId} ${host}:${port}`)
}

function segmentStarts(bytes: Buffer): number[] {
  const starts: number[] = []
  for (let at = 0; at < bytes.length; at += bytes.readUInt32LE(at + 4)) {
    if (bytes.readUInt32LE(at) === 0x0a0d0d0a) starts.push(at)
  }
  return starts
}

async function freePort(): Promise<number> {
  const broker = await scriptedBroker(() => undefined)
  await broker.close()
  return broker.port
}
