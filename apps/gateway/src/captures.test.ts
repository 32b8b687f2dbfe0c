import { beforeEach, expect, it } from 'vitest'
import { FakeCaptures } from '../test/fake-capture.ts'
import { MemoryStore } from '../test/memory-store.ts'
import { Captures } from './captures.ts'
import type { NodePort } from './store/session-store.ts'

let fakes: FakeCaptures
let captures: Captures
const upstream = { host: 'broker', port: 9092 }

beforeEach(() => {
  fakes = new FakeCaptures()
  captures = new Captures(fakes.start, {
    store: new MemoryStore(),
    listen: { host: '127.0.0.1', port: 19092 },
    allowBroker: ['a:1'],
  })
})

it('takes the next free port when the configured one is taken', async () => {
  fakes.takenPorts.add(19092).add(19093)

  const { sessionId } = await captures.start({ upstream })

  expect(captures.listeners(sessionId)[0]?.listen).toEqual({ host: '127.0.0.1', port: 19094 })
})

it('passes over ports that stand for a node', async () => {
  fakes.takenPorts.add(19092)
  const store = new MemoryStore()
  const given = [nodePort('127.0.0.1', 19093), nodePort('::1', 19094)]
  store.nodePorts = () => given

  const { sessionId } = await captures.start({ upstream, store })

  expect(captures.listeners(sessionId)[0]?.listen).toEqual({ host: '127.0.0.1', port: 19094 })
})

it('tells a capture at each dialling which ports are ours: the page and all captures', async () => {
  const first = await captures.start({ upstream })
  const ownPorts = fakes.started[0]?.ownPorts
  captures.neverDial(7411)
  const second = await captures.start({ upstream, listenPort: 5000 })

  expect(ownPorts?.().toSorted()).toEqual([19092, 5000, 7411])
  await captures.stop(second.sessionId)
  expect(ownPorts?.().toSorted()).toEqual([19092, 7411])
  expect(first.listeners()).toHaveLength(1)
})

it('passes on a warning of the store to who looks at the session', async () => {
  const { sessionId } = await captures.start({ upstream })
  const heard: string[] = []
  captures.onEvent((id, event) => heard.push(`${id} ${event.type}`))

  captures.warn(sessionId, 'disk full')
  captures.warn('stopped', 'disk full')

  expect(captures.find(sessionId)?.warnings).toEqual(['disk full'])
  expect(heard).toEqual([`${sessionId} warning`, 'stopped warning'])
})

it('does not move when a port was asked for', async () => {
  fakes.takenPorts.add(5000)

  await expect(captures.start({ upstream, listenPort: 5000 })).rejects.toThrow(
    'Port 5000 on 127.0.0.1 is already in use',
  )
})

it('adds the brokers that a request allows to those of the configuration', async () => {
  await captures.start({ upstream, allowBroker: ['b:2'] })

  expect(fakes.started[0]?.allowBroker).toEqual(['a:1', 'b:2'])
})

it('keeps the last warnings, without repeating one', async () => {
  const { sessionId } = await captures.start({ upstream })
  const fake = fakes.running.get(sessionId)
  for (let index = 0; index < 30; index += 1) {
    fake?.emit({ type: 'warning', sentence: `Warning ${index}` })
    fake?.emit({ type: 'warning', sentence: `Warning ${index}` })
  }

  const warnings = captures.find(sessionId)?.warnings

  expect(warnings).toHaveLength(20)
  expect(warnings?.[0]).toBe('Warning 10')
})

it('forgets a capture that stopped, by itself or when told', async () => {
  const first = await captures.start({ upstream })
  const second = await captures.start({ upstream })

  fakes.running.get(first.sessionId)?.emit({ type: 'stopped', reason: 'disk full' })
  await captures.stop(second.sessionId)

  expect(captures.all()).toEqual([])
  await expect(captures.stop(first.sessionId)).rejects.toThrow(/not recording/)
})

function nodePort(listenHost: string, port: number): NodePort {
  return {
    upstream: 'broker:9092',
    listenHost,
    listenPort: 19092,
    nodeId: 1,
    port,
    isRetired: false,
    brokerHost: 'broker',
    brokerPort: 9092,
  }
}
