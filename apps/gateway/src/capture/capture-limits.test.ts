// What bounds a session, and what survives when the gateway does not.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Client } from './fakes/client.ts'
import { metadata, METADATA, request } from './fakes/frames.ts'
import { type ScriptedBroker, scriptedBroker } from './fakes/scripted-broker.ts'
import { eventsOf, framesOf, Workbench } from './fakes/workbench.ts'

let bench: Workbench

beforeEach(async () => {
  bench = new Workbench()
  await bench.open({ sessionBytes: 20_000, totalBytes: 30_000 })
})

afterEach(() => bench.close())

it('deletes the oldest segments above the quota; what is left can be read', async () => {
  const broker = await cluster()
  const capture = await bench.capture(broker.port, { limits: { segmentBytes: 5000 } })
  const client = bench.client(capture)

  for (let id = 0; id < 300; id++) await client.exchange(ask(id))
  await capture.stop()

  const record = bench.store.find(capture.sessionId)
  expect(record?.firstOffset).toBeGreaterThan(0)
  expect(record?.bytes).toBeLessThan(25_000)
  expect(record?.frames).toBe(600)
  const events = eventsOf(await bench.bytes(capture.sessionId))
  expect(events.filter(({ type }) => type === 'problem' || type === 'foreign')).toEqual([])
  const last = framesOf(events).at(-1)
  expect(Buffer.from(last?.bytes ?? []).readInt32BE()).toBe(299)
})

it('loses nothing that was flushed when the gateway is killed', async () => {
  const broker = await cluster()
  await bench.store.close()
  const script = fileURLToPath(new URL('fakes/killed.ts', import.meta.url))
  const child = spawn(process.execPath, [script, bench.folder, String(broker.port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<string>((resolve) => {
    child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()))
  })
  const client = new Client(Number(port))
  bench.later(async () => client.socket.destroy())
  for (let id = 0; id < 20; id++) await client.exchange(ask(id))
  await new Promise((done) => setTimeout(done, 400))

  child.kill('SIGKILL')
  await new Promise((done) => child.once('exit', done))
  await bench.reopen()

  const [session] = bench.store.list()
  expect(session).toMatchObject({ state: 'stopped', frames: 40, connections: 1 })
  const events = eventsOf(await bench.bytes(session?.id ?? ''))
  expect(framesOf(events)).toHaveLength(40)
  expect(events.filter(({ type }) => type === 'problem')).toEqual([])
})

async function cluster(): Promise<ScriptedBroker> {
  const broker = await scriptedBroker(({ correlationId }) => metadata(correlationId, []))
  bench.later(() => broker.close())
  return broker
}

function ask(correlationId: number): Buffer {
  return request(METADATA, 12, correlationId, { topics: null })
}
