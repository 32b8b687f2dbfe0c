import { beforeEach, expect, it } from 'vitest'
import { FakeCaptures } from '../test/fake-capture.ts'
import { MemoryStore } from '../test/memory-store.ts'
import { Captures } from './captures.ts'

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
