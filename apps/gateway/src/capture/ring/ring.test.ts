import fc from 'fast-check'
import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { MAX_RECORD_BYTES, RingConsumer, ringMemory, RingProducer } from './ring.ts'

const DATA = 1

it('hands over records in order, each with its bytes', () => {
  const { producer, consumer } = ring()
  producer.put(DATA, 0, 7, 12.5, Uint8Array.of(1, 2, 3), 0)
  producer.put(DATA, 1, 8, 13.5, Uint8Array.of(), 0)

  expect(drained(consumer)).toEqual([
    { type: DATA, direction: 0, connection: 7, timeNs: 12.5, bytes: [1, 2, 3] },
    { type: DATA, direction: 1, connection: 8, timeNs: 13.5, bytes: [] },
  ])
})

it('refuses a record that does not fit, and takes it once there is room', () => {
  const { producer, consumer } = ring()
  const bytes = new Uint8Array(MAX_RECORD_BYTES)
  let taken = 0
  while (producer.put(DATA, 0, 1, 0, bytes, 0)) taken++

  expect(taken).toBe(3)
  expect(drained(consumer)).toHaveLength(3)
  expect(producer.put(DATA, 0, 1, 0, bytes, 0)).toBe(true)
})

it('keeps the reserve for records that must not be lost', () => {
  const { producer } = ring()
  while (producer.put(DATA, 0, 1, 0, new Uint8Array(1000), 4096));

  expect(producer.put(DATA, 0, 1, 0, new Uint8Array(1000), 0)).toBe(true)
})

it('loses and changes nothing, whatever the lengths and however it is drained', () => {
  const steps = fc.array(
    fc.oneof(fc.nat({ max: MAX_RECORD_BYTES }), fc.constant('drain' as const)),
    { maxLength: 60 },
  )
  fc.assert(
    fc.property(steps, (lengths) => {
      const { producer, consumer } = ring()
      const sent: number[] = []
      const got: number[] = []
      const take = (): void => {
        for (const { bytes, connection } of drained(consumer)) {
          expect(bytes.every((byte) => byte === (connection & 0xff))).toBe(true)
          got.push(bytes.length)
        }
      }
      for (const [index, length] of lengths.entries()) {
        if (length === 'drain') take()
        else if (producer.put(DATA, 0, index, index, filled(length, index), 0)) sent.push(length)
      }
      take()
      expect(got).toEqual(sent)
    }),
  )
})

it('passes 20,000 records to another thread in order', async () => {
  const memory = ringMemory(1)
  const producer = new RingProducer(memory)
  const worker = new Worker(new URL('./ring.fixture.ts', import.meta.url), { workerData: memory })
  const sum = new Promise<unknown>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  const count = 20_000
  for (let index = 0; index < count;) {
    if (producer.put(DATA, 0, index, index, filled(index % 3000, index), 0)) index++
    else await new Promise(setImmediate)
  }
  while (!producer.put(9, 0, 0, 0, new Uint8Array(0), 0)) await new Promise(setImmediate)

  expect(await sum).toEqual({ count, wrong: 0 })
  await worker.terminate()
})

function ring(): { producer: RingProducer; consumer: RingConsumer } {
  const memory = ringMemory(1)
  return { producer: new RingProducer(memory), consumer: new RingConsumer(memory) }
}

function filled(length: number, value: number): Uint8Array {
  return new Uint8Array(length).fill(value & 0xff)
}

interface Drained {
  readonly type: number
  readonly direction: number
  readonly connection: number
  readonly timeNs: number
  readonly bytes: readonly number[]
}

function drained(consumer: RingConsumer): Drained[] {
  const records: Drained[] = []
  const keep = (
    type: number,
    direction: number,
    connection: number,
    timeNs: number,
    bytes: Uint8Array,
  ): void => {
    records.push({ type, direction, connection, timeNs, bytes: [...bytes] })
  }
  while (consumer.drain(keep, 1) > 0);
  return records
}
