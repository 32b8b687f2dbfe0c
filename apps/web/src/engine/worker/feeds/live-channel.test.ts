import { beforeEach, expect, it, vi } from 'vitest'
import type { Notice, Phase } from '../../messages.ts'
import { followLive, type LiveSocket } from './live-channel.ts'

const seen = {
  pushed: 0,
  phases: [] as Phase[],
  notices: [] as Notice[],
  dropped: 0,
  asked: [] as (number | null)[],
  slept: [] as number[],
}

beforeEach(() =>
  Object.assign(seen, { pushed: 0, phases: [], notices: [], dropped: 0, asked: [], slept: [] }),
)

/** Plays one script per connection: texts, byte counts, then a close code. */
function follow(
  scripts: (string | number)[][],
  first: number | null = 0,
  signal = new AbortController().signal,
) {
  return followLive({
    connect: (from) => {
      seen.asked.push(from)
      const socket: LiveSocket = {
        onText: vi.fn(),
        onBytes: vi.fn(),
        onClose: vi.fn(),
        close: vi.fn(),
      }
      const script = scripts.shift() ?? ['close 1000']
      queueMicrotask(() => play(socket, script))
      return socket
    },
    firstOffset: async () => first,
    sleep: async (ms) => void seen.slept.push(ms),
    now: () => 5000,
    sink: {
      push: (chunk) => void (seen.pushed += chunk.length),
      phase: (phase) => void seen.phases.push(phase),
      notice: (notice) => void seen.notices.push(notice),
      dropped: (bytes) => void (seen.dropped = bytes),
    },
    signal,
  })
}

function play(socket: LiveSocket, script: (string | number)[]): void {
  for (const step of script) {
    if (typeof step === 'number') socket.onBytes(new Uint8Array(step))
    else if (step.startsWith('close ')) socket.onClose(Number(step.slice(6)))
    else socket.onText(step)
  }
}

const hello = (from: number, end: number): string =>
  JSON.stringify({ type: 'hello', from, end, state: 'recording' })

it('reads what is there, goes live, and ends with the session', async () => {
  await follow([[hello(0, 100), 60, 40, 7, 'close 1000']])

  expect(seen.pushed).toBe(107)
  expect(seen.phases.map(({ name }) => name)).toEqual(['reading', 'reading', 'live', 'live'])
  expect(seen.phases[1]).toEqual({ name: 'reading', bytesRead: 60, bytesTotal: 100 })
})

it('asks again from the byte where it was when it was too slow', async () => {
  await follow([
    [hello(0, 100), 60, 'close 4408'],
    [hello(60, 100), 40, 'close 1000'],
  ])

  expect(seen.asked).toEqual([null, 60])
  expect(seen.pushed).toBe(100)
  expect(seen.slept).toEqual([])
})

it('waits longer each time that the gateway is lost, and starts over once it is back', async () => {
  await follow([
    ['close 1006'],
    ['close 1006'],
    ['close 1001'],
    [hello(0, 0), 10, 'close 1006'],
    ['close 1000'],
  ])

  expect(seen.slept).toEqual([1000, 2000, 4000, 1000])
  expect(seen.phases[0]).toEqual({ name: 'lost', retryAtMs: 6000 })
  expect(seen.asked.at(-1)).toBe(10)
})

it('goes on at the oldest byte when its own was deleted, and says what is missing', async () => {
  await follow(
    [
      [hello(0, 500), 100, 'close 4410'],
      [hello(300, 500), 200, 'close 1000'],
    ],
    300,
  )

  expect(seen.notices).toEqual([{ kind: 'evicted', bytes: 200 }])
  expect(seen.asked).toEqual([null, 300])
})

it('stops when the session is gone', async () => {
  await follow([[hello(0, 500), 100, 'close 4410']], null)

  expect(seen.phases.at(-1)).toEqual({ name: 'failed', failure: { why: 'gone', detail: '' } })
})

it('counts what the recorder dropped and ignores what it does not know', async () => {
  await follow([
    [
      hello(0, 0),
      '{"type":"gap","dropped":4096}',
      '{"type":"future"}',
      'not json',
      '7',
      'close 1000',
    ],
  ])

  expect(seen.dropped).toBe(4096)
})

it('leaves when it is told to', async () => {
  const abort = new AbortController()
  abort.abort()

  await follow([[hello(0, 0)]], 0, abort.signal)

  expect(seen.asked).toEqual([])
})
