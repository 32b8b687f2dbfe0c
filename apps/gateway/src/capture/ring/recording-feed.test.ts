import { expect, it } from 'vitest'
import { type ConnectionFeed, RecordingFeed } from './recording-feed.ts'
import {
  CLOSED,
  DATA,
  decodeJson,
  DROPPED,
  LEDGER,
  OPENED,
  REQUEST,
  RESPONSE,
} from './ring-records.ts'
import { RingConsumer, ringMemory, RingProducer } from './ring.ts'

const names: Record<number, string> = {
  [OPENED]: 'opened',
  [DATA]: 'data',
  [DROPPED]: 'dropped',
  [LEDGER]: 'ledger',
  [CLOSED]: 'closed',
}
const opened = {
  client: { address: '127.0.0.1', port: 50_000 },
  listener: { address: '127.0.0.1', port: 19_092 },
  nodeId: null,
}

it('passes what fits', () => {
  const { connection, records } = feeding()

  connection.data(REQUEST, bytes(10), 0, 1)
  connection.data(RESPONSE, bytes(20), 0, 2)
  connection.closed({ by: 'client', how: 'fin' }, 3)

  expect(records()).toEqual(['opened', 'data 10', 'data 20', 'closed'])
})

it('splits chunks that are longer than a record', () => {
  const { connection, records } = feeding()

  connection.data(REQUEST, bytes(100_000), 0, 1)

  expect(records()).toEqual(['opened', 'data 65536', 'data 34464'])
})

it('drops when the ring is full, counts it, and goes on where a frame begins', () => {
  const { connection, dropped, fill, records } = feeding()
  fill()
  records()

  fill()
  connection.data(REQUEST, bytes(500), 0, 1)
  connection.data(REQUEST, bytes(300), -1, 2)
  records()
  connection.data(REQUEST, bytes(200), -1, 3)
  connection.data(REQUEST, bytes(100), 40, 4)

  expect(records()).toEqual(['dropped 1040', 'data 60'])
  expect(dropped()).toBe(1040)
})

it('drops a changed frame together with its ledger', () => {
  const { connection, fill, records } = feeding()
  const splices = [{ offset: 1, removed: 2, bytes: bytes(3) }]
  records()
  fill()

  connection.changed(bytes(50), splices, 0, 1)
  records()
  connection.changed(bytes(60), splices, 0, 2)

  expect(records()).toEqual(['dropped 50', 'ledger', 'data 60'])
})

it('does not lose the end of a connection, nor its gaps', async () => {
  const { connection, feed, fill, records } = feeding()
  fill()
  connection.data(REQUEST, bytes(500), 0, 1)
  for (let index = 0; index < 3000; index++) feed.open(opened, 2)
  connection.closed({ by: 'broker', how: 'reset' }, 3)

  let all: string[] = []
  while (!all.includes('closed')) {
    all = [...all, ...records()]
    await new Promise((done) => setTimeout(done, 5))
  }

  expect(all.filter((record) => record === 'opened')).toHaveLength(3005)
  expect(all.slice(-2)).toEqual(['dropped 500', 'closed'])
})

it('tells a gap once, when the side that speaks is over', () => {
  const { connection, fill, records } = feeding()
  fill()
  connection.data(RESPONSE, bytes(500), 0, 1)
  records()

  connection.closed({ by: 'client', how: 'fin' }, 2)
  connection.data(RESPONSE, bytes(60), 0, 3)
  connection.closed({ by: 'broker', how: 'fin' }, 4)

  expect(records()).toEqual(['closed', 'dropped 500', 'data 60', 'closed'])
})

it('counts everything as dropped once nobody writes', () => {
  const { connection, dropped, feed, records } = feeding()
  records()

  feed.isCut = true
  connection.data(REQUEST, bytes(7), 0, 1)
  connection.closed({ by: 'client', how: 'fin' }, 2)

  expect(dropped()).toBe(7)
  expect(records()).toEqual([])
})

function feeding() {
  const memory = ringMemory(1)
  const consumer = new RingConsumer(memory)
  let droppedBytes = 0
  const feed = new RecordingFeed(new RingProducer(memory), (total) => (droppedBytes = total))
  const connection = feed.open(opened, 0)
  const other = feed.open(opened, 0)
  const records = (): string[] => {
    const found: string[] = []
    const take = (type: number, _: number, id: number, __: number, payload: Uint8Array): void => {
      if (id === 2) return
      const detail = type === DATA ? payload.length : type === DROPPED ? decodeJson(payload) : ''
      found.push(`${names[type] ?? type} ${String(detail)}`.trim())
    }
    while (consumer.drain(take, 1 << 20) > 0);
    return found
  }
  const putUntilDropped = (filler: ConnectionFeed, length: number): void => {
    const before = feed.dropped
    while (feed.dropped === before) {
      filler.data(RESPONSE, bytes(length), -1, 0)
    }
  }
  /** Until not even a byte of another connection fits. */
  const fill = (): void => {
    putUntilDropped(other, 65_000)
    for (const length of [8000, 1000, 100, 1]) putUntilDropped(feed.open(opened, 0), length)
    droppedBytes = 0
    feed.dropped = 0
  }
  return { feed, connection, records, fill, dropped: () => droppedBytes }
}

function bytes(length: number): Uint8Array {
  return new Uint8Array(length)
}
