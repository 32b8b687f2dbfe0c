// What goes wrong on the way: the client sees what it would have seen without us, and the session
// says what happened.
import { randomBytes } from 'node:crypto'
import { createServer, type Server, type Socket } from 'node:net'
import type { TraceEvent } from '@brokerscope/trace'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CaptureEvent } from './capture-events.ts'
import type { Client } from './fakes/client.ts'
import { API_VERSIONS, metadata, METADATA, request, response, sized } from './fakes/frames.ts'
import { listen, scriptedBroker } from './fakes/scripted-broker.ts'
import { Workbench } from './fakes/workbench.ts'

const PRODUCE = 0
let bench: Workbench

beforeEach(async () => {
  bench = new Workbench()
  await bench.open()
})

afterEach(() => bench.close())

it('resets the client when the broker refuses, and says so in a sentence', async () => {
  const port = await closedPort()
  const capture = await bench.capture(port)
  const events: CaptureEvent[] = []
  capture.onEvent((event) => events.push(event))
  const client = bench.client(capture)

  await client.until(() => client.error !== undefined)
  await capture.stop()

  expect(client.error?.code).toBe('ECONNRESET')
  expect(events[0]).toMatchObject({
    type: 'upstream',
    broker: { host: '127.0.0.1', port },
    sentence: expect.stringContaining(
      `Could not connect to the broker 127.0.0.1:${port}`,
    ) as string,
  })
  const told = await bench.events(capture)
  expect(story(told)).toEqual(['opened', 'closed by broker, reset'])
  expect(told.find(({ type }) => type === 'closed')).toMatchObject({
    reason: expect.stringContaining('Could not connect to the broker') as string,
  })
})

it('resets the client when the address of the broker may not be dialled', async () => {
  const broker = await scriptedBroker(({ correlationId }) =>
    metadata(correlationId, [{ nodeId: 1, host: '169.254.169.254', port: 80 }]),
  )
  bench.later(() => broker.close())
  const capture = await bench.capture(broker.port)
  const events: CaptureEvent[] = []
  capture.onEvent((event) => events.push(event))
  await bench.client(capture).exchange(request(METADATA, 12, 1, { topics: null }))

  const client = bench.client(capture, 1)
  await client.until(() => client.error !== undefined)

  expect(events.at(-1)).toMatchObject({
    type: 'upstream',
    sentence: expect.stringContaining('it is a link-local address') as string,
  })
})

it('never dials its own listeners', async () => {
  const capture = await bench.capture(await closedPort())
  const own = capture.listeners()[0]?.listen.port ?? 0
  const looping = bench.capture(own, { ownPorts: () => [own] })

  await expect(looping).rejects.toMatchObject({ code: 'UPSTREAM_NOT_ALLOWED' })
})

it('refuses to start on a port in use', async () => {
  const server = await serving(() => undefined)
  const port = portOf(server)
  const starting = bench.capture(1, { listen: { host: '127.0.0.1', port } })

  await expect(starting).rejects.toMatchObject({ code: 'LISTEN_ADDRESS_IN_USE' })
  expect(bench.store.list()).toEqual([])
})

it('passes a reset of the broker as a reset', async () => {
  const server = await serving((socket) => socket.on('data', () => socket.resetAndDestroy()))
  const capture = await bench.capture(portOf(server))
  const client = bench.client(capture)
  client.send(request(API_VERSIONS, 3, 1, {}))

  await client.until(() => client.error !== undefined)
  await capture.stop()

  expect(client.error?.code).toBe('ECONNRESET')
  expect(story(await bench.events(capture))).toEqual(['opened', 'frame', 'closed by broker, reset'])
})

it('passes a reset of the client as a reset', async () => {
  const errors: string[] = []
  const server = await serving((socket) => {
    socket.on('error', (error: NodeJS.ErrnoException) => errors.push(error.code ?? ''))
    socket.on('data', (chunk) => socket.write(chunk))
  })
  const capture = await bench.capture(portOf(server))
  const client = bench.client(capture)
  await client.exchange(request(API_VERSIONS, 3, 1, {}))

  client.socket.resetAndDestroy()
  await eventually(() => errors.length > 0)
  await capture.stop()

  expect(errors).toEqual(['ECONNRESET'])
  expect(story(await bench.events(capture)).at(-1)).toBe('closed by client, reset')
})

it('lets the broker answer after the client has closed its side', async () => {
  const answer = response(API_VERSIONS, 3, 1, { errorCode: 0, apiKeys: [] })
  const server = await serving((socket) => {
    socket.resume()
    socket.on('end', () => socket.end(answer))
  })
  const capture = await bench.capture(portOf(server))
  const client = bench.client(capture)
  client.send(request(API_VERSIONS, 3, 1, {}))
  client.socket.end()

  await client.until(() => client.hasEnded)
  await capture.stop()

  expect(client.received()).toEqual(answer)
  expect(story(await bench.events(capture))).toEqual([
    'opened',
    'frame',
    'frame',
    'closed by client, fin',
  ])
})

it.each([
  ['HTTP', Buffer.from('GET /metrics HTTP/1.1\r\nHost: kafka\r\n\r\n'), 'http'],
  ['TLS', Buffer.from('16030100c8010000c40303', 'hex'), 'tls'],
  ['a frame of 2 GiB', Buffer.from('7fffffff00120003', 'hex'), 'unknown'],
  ['a negative size', Buffer.from('ffffffff00120003', 'hex'), 'unknown'],
])('forwards %s as it is, both ways', async (_, bytes) => {
  const server = await serving((socket) => socket.pipe(socket))
  const capture = await bench.capture(portOf(server))
  const client = bench.client(capture)
  const more = Buffer.alloc(300_000, 0x2a)
  client.send(bytes)
  client.send(more)

  const echoed = await client.bytes(bytes.length + more.length)
  client.socket.end()
  await client.until(() => client.hasEnded)
  await capture.stop()

  expect(echoed.equals(Buffer.concat([bytes, more]))).toBe(true)
  const kinds = story(await bench.events(capture))
  expect(kinds[0]).toBe('opened')
  expect(kinds).not.toContain('frame')
})

it('carries and keeps every byte as it was, however slow both sides read', async () => {
  const server = await serving((socket) => {
    socket.on('data', (chunk: Buffer) => {
      socket.write(chunk)
      socket.pause()
      setTimeout(() => socket.resume(), 1)
    })
  })
  const capture = await bench.capture(portOf(server))
  const client = bench.client(capture)
  const frames = Array.from({ length: 12 }, (_, id) => {
    const partitionData = [{ index: 0, records: randomBytes(700_000) }]
    const topicData = [{ name: 'orders', partitionData }]
    return request(PRODUCE, 9, id, { acks: -1, timeoutMs: 1, topicData })
  })
  const sent = Buffer.concat(frames)
  client.send(sent)
  const pausing = setInterval(() => {
    client.socket.pause()
    setTimeout(() => client.socket.resume(), 3)
  }, 7)

  const echoed = await client.bytes(sent.length)
  clearInterval(pausing)
  await capture.stop()

  expect(echoed.equals(sent)).toBe(true)
  const stored = (await bench.frames(capture)).filter(({ direction }) => direction === 'request')
  expect(Buffer.concat(stored.map(({ bytes }) => sized(bytes))).equals(sent)).toBe(true)
}, 20_000)

it('does not use memory again that a slow client still needs', async () => {
  const sent = randomBytes(16 * 1024 * 1024)
  let at = 0
  const server = await serving((socket) => {
    // Small pieces: what the kernel does not take of one is below every high-water mark.
    const sendMore = (): void => {
      socket.write(sent.subarray(at, (at += 8192)))
      if (at < sent.length) setImmediate(sendMore)
    }
    socket.once('data', sendMore)
  })
  const capture = await bench.capture(portOf(server))
  const client = bench.client(capture)
  client.send(Buffer.from('ffffffff', 'hex'))
  client.socket.pause()

  await eventually(() => at >= sent.length)
  client.socket.resume()

  expect((await client.bytes(sent.length)).equals(sent)).toBe(true)
}, 20_000)

it('streams what is larger than memory should hold, however slow the broker reads', async () => {
  const sockets: Socket[] = []
  const server = await serving((socket) => {
    socket.pause()
    sockets.push(socket)
  })
  const capture = await bench.capture(portOf(server))
  const client = bench.client(capture)
  const size = 64 * 1024 * 1024
  const head = Buffer.alloc(12)
  head.writeInt32BE(size + 8)
  client.send(head)
  const part = Buffer.alloc(1024 * 1024)
  let flushed = 0
  for (let index = 0; index < 64; index++) client.socket.write(part, () => flushed++)

  await eventually(() => sockets.length > 0)
  // Back pressure: the client cannot get rid of its bytes while nobody reads them.
  await settled(client)
  expect(flushed).toBeLessThan(40)
  let received = 0
  sockets[0]?.on('data', (chunk: Buffer) => (received += chunk.length)).resume()
  await eventually(() => received === size + 12)
})

it('goes on forwarding when the session cannot be written any more', async () => {
  const broker = await scriptedBroker(({ correlationId }) => metadata(correlationId, []))
  bench.later(() => broker.close())
  const capture = await bench.capture(broker.port, { limits: { segmentBytes: 1 } })
  const warnings: string[] = []
  capture.onEvent((event) => {
    if (event.type === 'warning') warnings.push(event.sentence)
  })
  const { rm } = await import('node:fs/promises')
  await rm(bench.store.folderOf(capture.sessionId), { recursive: true })
  const client = bench.client(capture)

  for (let id = 0; id < 5; id++) await client.exchange(request(METADATA, 12, id, { topics: null }))
  await eventually(() => warnings.length > 0)
  await client.exchange(request(METADATA, 12, 9, { topics: null }))

  expect(warnings[0]).toContain('The session can no longer be written')
  expect(bench.store.find(capture.sessionId)?.state).toBe('recording')
})

async function closedPort(): Promise<number> {
  const server = createServer()
  await listen(server)
  const port = portOf(server)
  await new Promise((done) => server.close(done))
  return port
}

async function serving(take: (socket: Socket) => void): Promise<Server> {
  const sockets = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    take(socket)
  })
  await listen(server)
  bench.later(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((done) => server.close(done))
  })
  return server
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

function story(events: readonly TraceEvent[]): string[] {
  return events.flatMap((event) => {
    if (event.type === 'closed') return [`closed by ${event.by}, ${event.how}`]
    return event.type === 'section' ? [] : [event.type]
  })
}

/** Runs the event loop until it is so; the test's time limit ends it otherwise. */
async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((done) => setTimeout(done, 5))
}

/** Until no more of the client's bytes went out for a while. */
async function settled(client: Client): Promise<void> {
  for (let before = -1; before !== client.socket.bytesWritten - client.socket.writableLength;) {
    before = client.socket.bytesWritten - client.socket.writableLength
    await new Promise((done) => setTimeout(done, 100))
  }
}
