import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openEmbeddedStore } from './embedded-store.ts'
import { segmentName } from './segment-files.ts'
import type { Recording, SessionStore } from './session-store.ts'

const roomy = { sessionBytes: 1e9, totalBytes: 1e9 }
const spec = { name: 'orders', kind: 'proxy', upstream: 'kafka:9092' } as const
let folder: string
let store: SessionStore

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brokerscope-store-'))
  store = await openEmbeddedStore(folder, roomy)
})

afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

it('lists what was created, newest first, and finds it again after a restart', async () => {
  const first = await store.create(spec)
  await first.finish()
  const second = await store.create({ ...spec, name: 'payments', continues: first.id })
  await second.finish()

  await restart()

  expect(store.list().map(({ name }) => name)).toEqual(['payments', 'orders'])
  expect(store.find(second.id)).toMatchObject({ state: 'stopped', continues: first.id })
})

it('reads bytes over the borders of segments', async () => {
  const recording = await store.create(spec)
  await segment(recording, 1, 0, 'abc')
  await segment(recording, 2, 3, 'defg')

  expect(await text(recording.id, 0, 100)).toBe('abc')
  expect(await text(recording.id, 2, 100)).toBe('c')
  expect(await text(recording.id, 3, 2)).toBe('de')
  expect(await text(recording.id, 7, 100)).toBe('')
})

it('tells the new end to who listens, until they stop', async () => {
  const recording = await store.create(spec)
  const ends: number[] = []
  const stop = store.onAppend(recording.id, (end) => ends.push(end))

  await segment(recording, 1, 0, 'abc')
  stop()
  await segment(recording, 2, 3, 'def')

  expect(ends).toEqual([3])
})

it('deletes oldest segments above the quota and never reuses their offsets', async () => {
  await restart({ sessionBytes: 5, totalBytes: 1e9 })
  const recording = await store.create(spec)

  await segment(recording, 1, 0, 'abc')
  await segment(recording, 2, 3, 'def')
  await segment(recording, 3, 6, 'ghi')

  expect(store.find(recording.id)).toMatchObject({ firstOffset: 6, end: 9, bytes: 3 })
  await expect(store.read(recording.id, 2, 1)).rejects.toMatchObject({
    code: 'SESSION_BYTES_EVICTED',
  })
  expect(await text(recording.id, 6, 3)).toBe('ghi')
  await restart()
  expect(await readdir(recording.folder)).toEqual([segmentName(3)])
  expect(store.find(recording.id)).toMatchObject({ firstOffset: 6, end: 9 })
})

it('removes a stopped session when nothing of it is left under the total quota', async () => {
  const old = await store.create(spec)
  await segment(old, 1, 0, 'abc')
  await old.finish()

  await restart({ sessionBytes: 1e9, totalBytes: 2 })
  await restart()

  expect(store.list()).toEqual([])
  expect(await readdir(join(folder, 'sessions'))).toEqual([])
})

it('takes a session that a crash interrupted for stopped, with the bytes that reached the disk', async () => {
  const recording = await store.create(spec)
  await segment(recording, 1, 0, 'abc')
  await writeFile(join(recording.folder, segmentName(2)), 'late')
  await writeFile(join(recording.folder, 'progress.json'), '{"frames":4,"connections":1}')

  await restart()

  const session = store.find(recording.id)
  expect(session).toMatchObject({ state: 'stopped', end: 7, frames: 4, connections: 1 })
  expect(session?.endedAt).not.toBeNull()
  expect(await text(recording.id, 3, 100)).toBe('late')
})

it('refuses a folder that another gateway uses', async () => {
  await expect(openEmbeddedStore(folder, roomy)).rejects.toMatchObject({
    code: 'STORE_UNUSABLE',
    message: expect.stringContaining('another gateway is using it') as string,
  })
})

it('keeps node ports for ever', async () => {
  const port = {
    upstream: 'kafka:9092',
    listenHost: '127.0.0.1',
    listenPort: 19092,
    nodeId: 3,
    port: 19093,
    isRetired: false,
    brokerHost: 'kafka-3',
    brokerPort: 9092,
  }
  await store.saveNodePort(port)
  await store.saveNodePort({ ...port, brokerHost: 'moved' })

  await restart()

  expect(store.nodePorts()).toEqual([{ ...port, brokerHost: 'moved' }])
})

it('keeps the port that a node had before, for nobody else', async () => {
  const port = {
    upstream: 'kafka:9092',
    listenHost: '127.0.0.1',
    listenPort: 19092,
    nodeId: 3,
    port: 19093,
    isRetired: false,
    brokerHost: 'kafka-3',
    brokerPort: 9092,
  }
  await store.saveNodePort(port)
  await store.saveNodePort({ ...port, port: 19094 })

  await restart()

  expect(store.nodePorts()).toEqual([
    { ...port, isRetired: true },
    { ...port, port: 19094 },
  ])
})

it('does not bring back a removed session whose save still waits for its turn', async () => {
  await restart({ sessionBytes: 5, totalBytes: 1e9 })
  const busy = await store.create(spec)
  const doomed = await store.create(spec)
  const counts = { frames: 1, connections: 1, dropped: 0 }
  const segments = Array.from({ length: 500 }, (_, index) => ({ number: index + 1, start: index }))
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  doomed.progress({ ...counts, end: 5 })
  busy.progress({ ...counts, end: 500, segments }) // 495 files to delete, one after another
  vi.advanceTimersByTime(60_000) // the save of `doomed` is due
  vi.useRealTimers()

  await doomed.finish()
  await store.remove(doomed.id)
  await busy.finish()
  await restart()

  expect(store.list().map(({ id }) => id)).toEqual([busy.id])
})

it('warns once of what it could not do on disk', async () => {
  const warnings: string[][] = []
  await store.close()
  const quota = { sessionBytes: 2, totalBytes: 1e9 }
  store = await openEmbeddedStore(folder, quota, (...warning) => warnings.push(warning))
  const recording = await store.create(spec)
  for (const number of [1, 2]) await mkdir(join(recording.folder, segmentName(number)))
  const counts = { frames: 0, connections: 0, dropped: 0 }

  for (const [end, number] of [1, 2, 3, 4].map((n) => [2 * n, n] as const)) {
    recording.progress({ ...counts, end, segments: [{ number, start: end - 2 }] })
  }
  await recording.finish()

  expect(warnings).toEqual([
    [recording.id, expect.stringContaining(`${recording.id} could not be brought up to date`)],
  ])
})

it('removes a session with its files, unless it is being recorded', async () => {
  const recording = await store.create(spec)
  await segment(recording, 1, 0, 'abc')

  await expect(store.remove(recording.id)).rejects.toMatchObject({ code: 'SESSION_RECORDING' })
  await recording.finish()
  await store.remove(recording.id)

  expect(store.find(recording.id)).toBeUndefined()
  expect(await readdir(join(folder, 'sessions'))).toEqual([])
})

it('renames a session', async () => {
  const recording = await store.create(spec)
  const changed: string[] = []
  store.onChange((id) => changed.push(id))

  await store.rename(recording.id, 'incident of Monday')

  expect(store.find(recording.id)?.name).toBe('incident of Monday')
  expect(changed).toEqual([recording.id])
})

async function restart(quota = roomy): Promise<void> {
  await store.close()
  store = await openEmbeddedStore(folder, quota)
}

async function segment(
  recording: Recording,
  number: number,
  start: number,
  bytes: string,
): Promise<void> {
  await writeFile(join(recording.folder, segmentName(number)), bytes)
  const counts = { frames: 0, connections: 0, dropped: 0 }
  recording.progress({ ...counts, end: start + bytes.length, segments: [{ number, start }] })
}

async function text(id: string, from: number, maxBytes: number): Promise<string> {
  return Buffer.from(await store.read(id, from, maxBytes)).toString()
}
