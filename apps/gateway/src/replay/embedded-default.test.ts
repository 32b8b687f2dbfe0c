import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FrameInfo } from '@brokerscope/analysis'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Captures } from '../captures.ts'
import { startCapture } from '../capture/capture.ts'
import { openEmbeddedStore } from '../store/embedded-store.ts'
import type { SessionStore } from '../store/session-store.ts'
import { captureEvents } from '../cli/decode/capture-events.ts'
import { openInput } from '../cli/decode/input.ts'
import { sessionBytes } from '../http/session-bytes.ts'
import { playIncidents } from './embedded-default.ts'
import { incidents } from './incidents.ts'

let folder: string
let store: SessionStore
let captures: Captures

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'brokerscope-replay-'))
  store = await openEmbeddedStore(folder, { sessionBytes: 2 ** 30, totalBytes: 2 ** 30 })
  captures = new Captures(startCapture, { store, listen: { host: '127.0.0.1', port: 0 } })
})
afterEach(async () => {
  await captures.stopAll()
  await store.close()
  rmSync(folder, { recursive: true })
})

const never = new AbortController().signal

it('records each incident as it was recorded before, frame by frame', async () => {
  const showing = await playIncidents({ store, captures, speed: 1000, signal: never })
  await showing.finished

  for (const [index, { name, trace }] of incidents.entries()) {
    const id = showing.sessionIds[index] ?? ''
    const before = await framesOf((await openInput(trace.pathname, 'decode')).chunks)
    const after = await framesOf(sessionBytes(store, id, 0, store.find(id)?.end ?? 0))

    expect(store.find(id)).toMatchObject({ name, kind: 'replay', state: 'stopped', dropped: 0 })
    expect(after.map(described)).toEqual(before.map(described))
    expect(store.find(id)?.connections).toBe(new Set(before.map(connectionOf)).size)
  }
  expect(captures.all()).toEqual([])
})

it('replaces what the last start played, and nothing else', async () => {
  const mine = await store.create({
    name: incidents[0]?.name ?? '',
    kind: 'import',
    upstream: null,
  })
  await mine.finish()
  const options = { store, captures, speed: 1000, signal: never }

  await (
    await playIncidents(options)
  ).finished
  await (
    await playIncidents(options)
  ).finished

  expect(store.list().filter(({ kind }) => kind === 'replay')).toHaveLength(2)
  expect(store.find(mine.id)).toBeDefined()
})

it('stops when it is told to, and keeps what was recorded so far', async () => {
  const stopping = new AbortController()
  const showing = await playIncidents({ store, captures, speed: 0.001, signal: stopping.signal })

  stopping.abort()
  await showing.finished

  expect(showing.sessionIds.map((id) => store.find(id)?.state)).toEqual(['stopped', 'stopped'])
})

it('leaves no port behind for which a client could come back', async () => {
  await (
    await playIncidents({ store, captures, speed: 1000, signal: never })
  ).finished

  expect(store.nodePorts()).toEqual([])
})

async function framesOf(chunks: AsyncIterable<Uint8Array>): Promise<FrameInfo[]> {
  const frames: FrameInfo[] = []
  const input = { path: 'test', chunks }
  for await (const events of captureEvents(input, { brokerPorts: [], release: undefined })) {
    for (const event of events) if (event.type === 'frame') frames.push(event.info)
  }
  return frames
}

/** What must not differ between a recording and its repetition. Hosts keep their length here. */
function described({ frame, apiName, apiVersion, correlationId, clientId, errors }: FrameInfo) {
  const { number, direction, size, connection } = frame
  const where = { number, direction, size, connection: connection.id }
  return { ...where, apiName, apiVersion, correlationId, clientId, errors }
}

function connectionOf({ frame }: FrameInfo): number {
  return frame.connection.id
}
