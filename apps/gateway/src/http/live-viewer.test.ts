import { beforeEach, expect, it } from 'vitest'
import { MemoryStore } from '../../test/memory-store.ts'
import { serveLive, type LiveOptions, type ViewerSocket } from './live-viewer.ts'

const MIB = 1024 * 1024

/** Takes everything at once, unless it is `stuck`. */
class FakeSocket implements ViewerSocket {
  readonly texts: Record<string, unknown>[] = []
  readonly binary: number[] = []
  readonly received: Uint8Array[] = []
  closed: { code: number; reason: string } | undefined
  isStuck = false
  #onClose: (() => void) | undefined

  send(data: string | Uint8Array, sent: () => void): void {
    if (typeof data === 'string') this.texts.push(JSON.parse(data) as Record<string, unknown>)
    else {
      this.binary.push(data.length)
      this.received.push(data)
    }
    if (!this.isStuck) queueMicrotask(sent)
  }

  close(code: number, reason: string): void {
    this.closed = { code, reason }
  }

  onClose(callback: () => void): void {
    this.#onClose = callback
  }

  leave(): void {
    this.#onClose?.()
  }

  bytes(): Buffer {
    return Buffer.concat(this.received)
  }
}

let store: MemoryStore
let socket: FakeSocket
let id: string

beforeEach(async () => {
  store = new MemoryStore()
  socket = new FakeSocket()
  ;({ id } = await store.create({ name: 'test', kind: 'proxy', upstream: 'a:9092' }))
})

const options = (more: Partial<LiveOptions> = {}): LiveOptions => ({
  store,
  id,
  from: undefined,
  listeners: () => [],
  onListeners: () => () => {},
  ...more,
})

const somebody = (length: number) => Uint8Array.from({ length }, (_, index) => index % 251)

it('says hello, sends what is there, and ends with the session', async () => {
  store.append(id, somebody(600 * 1024))
  store.update(id, { state: 'stopped' })

  await serveLive(socket, options())

  expect(socket.texts[0]).toEqual({
    type: 'hello',
    format: 'pcapng',
    from: 0,
    firstOffset: 0,
    end: 600 * 1024,
    state: 'stopped',
  })
  expect(socket.binary).toEqual([256 * 1024, 256 * 1024, 88 * 1024])
  expect(socket.bytes().equals(somebody(600 * 1024))).toBe(true)
  expect(socket.closed?.code).toBe(1000)
})

it('goes on from the byte that it is asked for', async () => {
  store.append(id, somebody(1000))
  store.update(id, { state: 'stopped' })

  await serveLive(socket, options({ from: 990 }))

  expect(socket.texts[0]).toMatchObject({ type: 'hello', from: 990 })
  expect(socket.bytes()).toEqual(Buffer.from(somebody(1000).slice(990)))
})

it('sends what is appended while it watches', async () => {
  const done = serveLive(socket, options())
  store.append(id, somebody(10))
  await until(() => socket.binary.length === 1)
  store.append(id, somebody(20))
  await until(() => socket.binary.length === 2)
  store.update(id, { state: 'stopped' })
  await done

  expect(socket.binary).toEqual([10, 20])
  expect(socket.texts.at(-1)).toEqual({ type: 'state', state: 'stopped', end: 30 })
})

it.each([
  ['below the oldest byte', 10],
  ['beyond the end', 101],
])('closes with 4410 when it is asked for a byte %s', async (_, from) => {
  store.append(id, somebody(100))
  store.update(id, { firstOffset: 50 })

  await serveLive(socket, options({ from }))

  expect(socket.texts[0]).toMatchObject({ type: 'hello', firstOffset: 50 })
  expect(socket.closed?.code).toBe(4410)
})

it('tells of evicted bytes, gaps and listeners', async () => {
  let listeners = [{ listen: at(1), broker: at(2), nodeId: null, state: 'listening' }]
  let onListeners: (() => void) | undefined
  const done = serveLive(
    socket,
    options({
      listeners: () => listeners,
      onListeners: (callback) => {
        onListeners = callback
        return () => {}
      },
    }),
  )
  await until(() => socket.texts.length === 2)
  store.update(id, { dropped: 7 })
  await until(() => socket.texts.length === 3)
  listeners = [...listeners, { listen: at(3), broker: at(4), nodeId: null, state: 'listening' }]
  onListeners?.()
  await until(() => socket.texts.length === 4)
  store.append(id, somebody(100))
  await until(() => socket.binary.length === 1)
  store.update(id, { firstOffset: 60 })
  await until(() => socket.texts.length === 5)
  store.update(id, { state: 'stopped' })
  await done

  const types = socket.texts.map(({ type }) => type)
  expect(types).toEqual(['hello', 'listener', 'gap', 'listener', 'evicted', 'state'])
  expect(socket.closed?.code).toBe(1000)
})

it('closes with 4408 when a viewer takes nothing and more than 8 MiB wait', async () => {
  socket.isStuck = true
  store.append(id, somebody(9 * MIB))

  await serveLive(socket, options({ stallMs: 20 }))

  expect(socket.closed?.code).toBe(4408)
  expect(sum(socket.binary)).toBeLessThanOrEqual(1.25 * MIB)
})

it('waits for a viewer that takes nothing while little waits', async () => {
  socket.isStuck = true
  store.append(id, somebody(2 * MIB))

  const done = serveLive(socket, options({ stallMs: 5 }))
  await new Promise((resolve) => setTimeout(resolve, 40))
  socket.leave()
  await done

  expect(socket.closed).toBeUndefined()
})

it('sends a long session to a viewer that keeps up, however much is unsent at first', async () => {
  store.append(id, somebody(20 * MIB))
  store.update(id, { state: 'stopped' })

  await serveLive(socket, options({ stallMs: 1 }))

  expect(sum(socket.binary)).toBe(20 * MIB)
  expect(socket.closed?.code).toBe(1000)
  expect(socket.texts.map(({ type }) => type)).toContain('lag')
})

it('forgets the viewer when it leaves', async () => {
  const done = serveLive(socket, options())
  await until(() => socket.texts.length === 1)
  socket.leave()
  await done

  store.append(id, somebody(10))
  expect(socket.binary).toEqual([])
})

function at(port: number) {
  return { host: '127.0.0.1', port }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve))
}
