// The disk is slower than the network: traffic goes on, the session tells what it lacks.
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CaptureEvent } from './capture-events.ts'
import { request, response } from './fakes/frames.ts'
import { scriptedBroker } from './fakes/scripted-broker.ts'
import { Workbench } from './fakes/workbench.ts'

const PRODUCE = 0
let bench: Workbench

beforeEach(async () => {
  bench = new Workbench()
  await bench.open()
})

afterEach(() => bench.close())

it('drops from the session, never from the traffic, and counts what it dropped', async () => {
  const broker = await scriptedBroker(({ correlationId }) =>
    response(PRODUCE, 9, correlationId, { responses: [] }),
  )
  bench.later(() => broker.close())
  const capture = await bench.capture(broker.port, { limits: { ringBytes: 1 } })
  const events: CaptureEvent[] = []
  capture.onEvent((event) => events.push(event))
  const client = bench.client(capture)
  const answerBytes = response(PRODUCE, 9, 0, { responses: [] }).length
  const frame = (id: number): Buffer => produce(id, 10_000)
  const count = 3000

  for (let id = 0; id < count; id++) client.send(frame(id))
  await client.bytes(count * answerBytes)
  // When the writer has caught up the session goes on.
  await new Promise((done) => setTimeout(done, 300))
  await client.exchange(produce(count, 10))
  await capture.stop()

  expect(broker.received().length).toBe(count * frame(0).length + produce(count, 10).length)
  const dropped = bench.store.find(capture.sessionId)?.dropped ?? 0
  expect(dropped).toBeGreaterThan(0)
  expect(events.at(-2)).toEqual({ type: 'gap', bytes: dropped })
  const traced = await bench.events(capture)
  const gaps = traced.flatMap((event) => (event.type === 'gap' ? [event.bytes] : []))
  expect(gaps.reduce((sum, bytes) => sum + bytes, 0)).toBe(dropped)
  expect(traced.filter(({ type }) => type === 'foreign' || type === 'problem')).toEqual([])
  const frames = await bench.frames(capture)
  const ids = frames.map(({ bytes, direction }) =>
    Buffer.from(bytes).readInt32BE(direction === 'request' ? 4 : 0),
  )
  expect(ids.slice(-2)).toEqual([count, count])
  expect(ids.every((id) => id >= 0 && id <= count)).toBe(true)
})

function produce(correlationId: number, recordBytes: number): Buffer {
  const partitionData = [{ index: 0, records: new Uint8Array(recordBytes).fill(0x5a) }]
  const topicData = [{ name: 'orders', partitionData }]
  return request(PRODUCE, 9, correlationId, { acks: -1, timeoutMs: 1000, topicData })
}
