import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import type { NodePort } from '../../store/session-store.ts'
import { listen } from '../fakes/scripted-broker.ts'
import { type Listener, ListenerMap } from './listener-map.ts'
import { NodePorts } from './node-ports.ts'

const upstream = { host: 'kafka', port: 9092 }
const kafka1 = { host: 'kafka-1', port: 9092 }
const cleanUp: (() => void)[] = []

afterEach(() => {
  for (const step of cleanUp.splice(0)) step()
})

it('opens a listener for a node once, whoever asks', async () => {
  const { map, saved } = await mapped()

  expect(map.portOf(1, kafka1)).toBeUndefined()
  await Promise.all([map.open(1, kafka1), map.open(1, kafka1), map.open(2, upstream)])

  const [bootstrap, ...nodes] = map.all()
  // In any order: a port that is in use makes a node try again.
  expect(new Set(nodes.map(({ nodeId }) => nodeId))).toEqual(new Set([1, 2]))
  expect(map.portOf(1, kafka1)).toBe(nodes.find(({ nodeId }) => nodeId === 1)?.listen.port)
  expect(nodes.every(({ listen: { port } }) => port > (bootstrap?.listen.port ?? 0))).toBe(true)
  expect(new Set(saved.map(({ nodeId }) => nodeId))).toEqual(new Set([1, 2]))
})

it('stores the port before anyone is told of it', async () => {
  const stored = Promise.withResolvers<void>()
  const { map } = await mapped({ save: () => stored.promise })

  const opening = map.open(1, kafka1)
  await new Promise((done) => setTimeout(done, 20))
  expect(map.portOf(1, kafka1)).toBeUndefined()
  stored.resolve()
  await opening

  expect(map.portOf(1, kafka1)).toBeTypeOf('number')
})

it('passes over ports in use', async () => {
  const { map } = await mapped()
  const next = (map.all()[0]?.listen.port ?? 0) + 1
  const other = await occupied(next)

  await map.open(1, kafka1)

  expect(map.portOf(1, kafka1)).not.toBe(next)
  expect(other.listening).toBe(true)
})

it('leads to the new address when a node has moved, from the same port', async () => {
  const { map, changed, saved } = await mapped()
  await map.open(1, kafka1)
  const port = map.portOf(1, kafka1)

  expect(map.portOf(1, { host: 'kafka-1b', port: 9999 })).toBe(port)

  expect(map.all()[1]?.broker).toEqual({ host: 'kafka-1b', port: 9999 })
  expect(saved.at(-1)).toMatchObject({ nodeId: 1, port, brokerHost: 'kafka-1b' })
  expect(changed).toEqual([1, 1])
})

it('opens known nodes at their ports, and lets no client in before', async () => {
  const port = await freePort()
  const known = { ...nodePort(7, port), brokerHost: 'kafka-7' }
  const { map, accepted } = await mapped({ known: [known], isAccepting: false })
  const early = connect(port, '127.0.0.1')
  cleanUp.push(() => early.destroy())
  await new Promise((done) => early.once('connect', done))
  await new Promise((done) => setTimeout(done, 20))

  expect(accepted).toEqual([])
  map.accept()

  expect(accepted.map(({ nodeId }) => nodeId)).toEqual([7])
  expect(accepted[0]?.broker.host).toBe('kafka-7')
})

it('gives a node another port when its own is taken, and warns', async () => {
  const port = await freePort()
  await occupied(port)
  const { map, warnings } = await mapped({ known: [nodePort(7, port)] })

  expect(warnings[0]).toContain(`Port ${port} stood for node 7`)
  await map.open(7, kafka1)

  expect(map.portOf(7, kafka1)).not.toBe(port)
})

it('knows the bootstrap for the node that names its address', async () => {
  const { map } = await mapped()

  await map.open(3, { host: 'KAFKA', port: 9092 })

  expect(map.all()[0]?.nodeId).toBe(3)
})

it('opens nothing more once it is closed', async () => {
  const { map } = await mapped()
  map.close()

  await map.open(1, kafka1)

  expect(map.portOf(1, kafka1)).toBeNull()
  expect(map.hasPort(map.all()[0]?.listen.port ?? 0)).toBe(false)
})

it('closes a listener that was being bound when the map was closed', async () => {
  const { map, saved, warnings } = await mapped()
  const next = (map.all()[0]?.listen.port ?? 0) + 1

  const opening = map.open(1, kafka1)
  map.close()
  await opening

  expect(map.portOf(1, kafka1)).toBeNull()
  expect({ saved, warnings }).toEqual({ saved: [], warnings: [] })
  await occupied(next) // would fail if somebody listened there
})

it('lets go of clients that wait for the listeners when it is closed', async () => {
  const { map } = await mapped({ isAccepting: false })
  const early = connect(map.all()[0]?.listen.port ?? 0, '127.0.0.1')
  const gone = new Promise((done) => {
    early.once('error', () => {}).once('close', () => done('gone'))
  })
  early.resume()
  await new Promise((done) => early.once('connect', done))
  await new Promise((done) => setTimeout(done, 20))

  map.close()

  expect(await gone).toBe('gone')
})

interface Setup {
  readonly known?: readonly NodePort[]
  readonly save?: (port: NodePort) => Promise<void>
  readonly isAccepting?: boolean
}

async function mapped({ known = [], save, isAccepting = true }: Setup = {}) {
  const saved: NodePort[] = []
  const warnings: string[] = []
  const changed: (number | null)[] = []
  const accepted: Listener[] = []
  const sockets: Socket[] = []
  const place = { host: '127.0.0.1', port: 0 }
  const map = new ListenerMap({
    listen: place,
    upstream,
    ports: new NodePorts('kafka:9092', place, () => known),
    save: save ?? (async (port) => void saved.push(port)),
    accept: (socket, listener) => {
      sockets.push(socket)
      accepted.push(listener)
    },
    changed: ({ nodeId }) => changed.push(nodeId),
    warn: (sentence) => warnings.push(sentence),
  })
  cleanUp.push(() => {
    map.close()
    for (const socket of sockets) socket.destroy()
  })
  await map.bind()
  if (isAccepting) map.accept()
  return { map, saved, warnings, changed, accepted }
}

function nodePort(nodeId: number, port: number): NodePort {
  const ports = new NodePorts('kafka:9092', { host: '127.0.0.1', port: 0 }, () => [])
  return ports.entry(nodeId, port, kafka1)
}

async function occupied(port: number): Promise<Server> {
  const server = createServer()
  cleanUp.push(() => server.close())
  await new Promise<void>((done, failed) => {
    server.once('error', failed).listen(port, '127.0.0.1', done)
  })
  return server
}

async function freePort(): Promise<number> {
  const server = createServer()
  await listen(server)
  const address = server.address()
  await new Promise((done) => server.close(done))
  return typeof address === 'object' && address !== null ? address.port : 0
}
