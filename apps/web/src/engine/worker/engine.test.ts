// The whole worker on recorded traces, without a browser: a file in, answers out.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Dialogue, FromWorker, Question, SessionDelta, Topic } from '../messages.ts'
import { Engine } from './engine.ts'
import { feedOf } from './feeds/feed-of.ts'

const ALL = { upTo: null, sort: null }

it('indexes incident A: 22 frames, the refused Produce with its error and latency', async () => {
  const page = await openTrace('a-txn-produce-v12-tv0.pcap')

  expect(page.delta).toMatchObject({
    frames: 22,
    connections: 4,
    nodes: [1, 2, 3],
    clients: ['franz-go 1.19.1'],
    bytes: 9255,
    phase: { name: 'ended' },
  })
  expect(page.delta.errors).toEqual([
    { code: 14, name: 'COORDINATOR_LOAD_IN_PROGRESS', count: 1 },
    { code: 35, name: 'UNSUPPORTED_VERSION', count: 1 },
  ])
  const { rows, total } = await page.ask('window', { rows: ALL, from: 20, count: 2 })
  expect(total).toBe(22)
  expect(rows[0]).toMatchObject({
    frame: 21,
    apiName: 'Produce',
    apiVersion: 12,
    pair: 22,
    size: 142,
    family: 'produce',
    clientId: 'kgo',
    node: 1,
  })
  expect(rows[1]).toMatchObject({
    frame: 22,
    errorCode: 35,
    errorName: 'UNSUPPORTED_VERSION',
    latencyNs: 23_396_000n,
    size: 53,
    name: 'c4d840',
  })
})

it('decodes a frame with its bytes, and finds it by its lasting name', async () => {
  const page = await openTrace('a-txn-produce-v12-tv0.pcap')

  const tree = await page.ask('tree', { frame: 22 })
  const located = await page.ask('locate', {
    rows: ALL,
    frame: { connection: 4, direction: 'response', streamOffset: 840 },
  })

  const error = tree?.rows.paths.indexOf('responses[0].partitionResponses[0].errorCode') ?? -1
  expect(tree?.bytes).toHaveLength(53)
  expect(tree?.rows.values[error]).toBe('35')
  expect(tree?.rows.isError[error]).toBe(1)
  expect(tree?.rows.remarks[error]).toBe('UNSUPPORTED_VERSION')
  expect(
    Array.from(tree?.bytes.subarray(tree.rows.start[error], tree.rows.end[error]) ?? []),
  ).toEqual([0, 35])
  expect(located).toMatchObject({ row: 21, frame: 22, name: 'c4d840', pair: 21 })
})

it('tells the verdict of incident A with its evidence, remedy and facts', async () => {
  const page = await openTrace('a-txn-produce-v12-tv0.pcap')

  const overview = await page.ask('overview', {})

  expect(page.delta.findings).toEqual({ error: 1, warn: 0, info: 1 })
  expect(overview.findings[0]).toMatchObject({
    key: 'txn-produce-v12-without-tv2~22',
    severity: 'error',
    confidence: 'proven',
    title: 'Broker 1 advertises Produce 0-13 but refuses Produce v12 for transactions',
  })
  expect(overview.findings[0]?.remedy[0]).toBe('Use franz-go 1.19.3 or later.')
  expect(overview.findings[0]?.evidence.map(({ frame }) => frame)).toEqual([16, 20, 21, 22])
  expect(overview.findings[0]?.evidence[3]).toMatchObject({
    name: 'c4d840',
    api: 'Produce v12',
    size: 53,
    latencyNs: 23_396_000n,
    paths: ['responses[0].partitionResponses[0].errorCode'],
  })
  expect(overview).toMatchObject({
    features: { epoch: 1007n, finalized: 5 },
    isTls: false,
    mechanisms: [],
    rules: { failed: [] },
  })
  expect(overview.apis.find(({ name }) => name === 'Produce')).toEqual({
    name: 'Produce',
    family: 'produce',
    requests: 1,
    versions: [12],
    errors: 1,
    p50Ns: 23_396_000n,
  })
})

it('finds no fault in the healthy twin of incident A', async () => {
  const page = await openTrace('d2-txn-healthy-1.19.3-tv0.pcap')

  expect(page.delta.findings).toMatchObject({ error: 0, warn: 0 })
})

it('lists records and prints exact JSON', async () => {
  const page = await openTrace('a-txn-produce-v12-tv0.pcap')

  const records = await page.ask('records', { frame: 21 })
  const json = await page.ask('json', { frame: 21 })

  expect(records?.sets).toHaveLength(1)
  expect(records?.sets[0]).toMatchObject({ title: 'orders[0]', failure: null, withheld: false })
  expect(records?.sets[0]?.batches[0]?.records[0]).toMatchObject({ key: '"k0"', offset: 0n })
  expect(json).toContain('"transactionalId": "payments-1"')
})

it('sorts by latency and counts traffic over time', async () => {
  const page = await openTrace('a-txn-produce-v12-tv0.pcap')

  const { rows } = await page.ask('window', {
    rows: { upTo: 22, sort: { column: 'rtt', descending: true } },
    from: 0,
    count: 2,
  })
  const buckets = await page.ask('buckets', { count: 10 })

  expect((rows[0]?.latencyNs ?? 0n) >= (rows[1]?.latencyNs ?? 0n)).toBe(true)
  expect(buckets.requests.reduce((sum, count) => sum + count, 0)).toBe(11)
  expect(buckets.errors.at(-1)).toBe(1)
})

it.each([
  'f2-ofle-zero-reset.pcap',
  'e2-consume-transform-produce-tv2.pcap',
  'g2-group-kip848.pcap',
  'h2-sasl-scram-sha-256.pcap',
  'i-compression-codecs.pcap',
])('reads every frame of %s to its last byte', async (name) => {
  const page = await openTrace(name)

  for (let frame = 1; frame <= page.delta.frames; frame += 1) {
    const tree = await page.ask('tree', { frame })
    expect(tree?.unreadBytes).toBe(0)
    expect(tree?.failure).toBeNull()
    await page.ask('records', { frame })
    await page.ask('json', { frame })
  }
  expect(page.delta.frames).toBeGreaterThan(20)
})

it('says what a file is when it is no capture', async () => {
  const page = await openFile(new File([Uint8Array.from([0x50, 0x4b, 3, 4])], 'a.pcap'))

  expect(page.delta.phase).toEqual({
    name: 'failed',
    failure: { why: 'notACapture', firstBytes: '50 4b 03 04', looksLike: 'zip' },
  })
  await expect(page.ask('tree', { frame: 1 })).resolves.toBeNull()
})

it('unpacks gzip and keeps the bytes to read frames back', async () => {
  const plain = new Blob([read('a-txn-produce-v12-tv0.pcap')])
  const packed = await new Response(
    plain.stream().pipeThrough(new CompressionStream('gzip')),
  ).blob()

  const page = await openFile(new File([packed], 'a.pcap.gz'))

  expect(page.delta.frames).toBe(22)
  expect((await page.ask('tree', { frame: 22 }))?.bytes).toHaveLength(53)
})

it('keeps what was readable of a file that was cut', async () => {
  const page = await openFile(
    new File([read('a-txn-produce-v12-tv0.pcap').slice(0, 5000)], 'cut.pcap'),
  )

  expect(page.delta.phase.name).toBe('ended')
  expect(page.delta.frames).toBeGreaterThan(5)
  expect(page.delta.noticeCount).toBeGreaterThan(0)
})

it('looks into records, group protocol and SASL tokens, with the bytes of each field', async () => {
  const produce = await valuesOf('a-txn-produce-v12-tv0.pcap', 21)
  const join = await valuesOf('f2-ofle-zero-reset.pcap', 11)
  const sasl = await valuesOf('h2-sasl-scram-sha-256.pcap', 7)

  const record = 'topicData[0].partitionData[0].records[0].records[0]'
  expect(produce.get('topicData[0].partitionData[0].records[0].producerId')).toBe('1000 @88-96')
  expect(produce.get(`${record}.key`)).toBe('2 B  6b 30 @110-113')
  expect([...join.keys()].filter((path) => path.startsWith('protocols[0].metadata.'))).not.toEqual(
    [],
  )
  expect(sasl.get('authBytes.user')).toBe('"bob" @30-33')
})

it('names topic ids, API keys and text in bytes', async () => {
  const fetch = await openTrace('f2-ofle-zero-reset.pcap')
  const tree = await fetch.ask('tree', { frame: 20 })
  const versions = await fetch.ask('tree', { frame: 2 })

  const remarkOf = (
    path: string,
    { rows } = tree ?? { rows: { paths: [''], remarks: [''] } },
  ): string => rows.remarks[rows.paths.indexOf(path)] ?? ''
  expect(remarkOf('responses[0].topicId')).toBe('events')
  expect(remarkOf('apiKeys[0].apiKey', versions ?? undefined)).toBe('Produce')
  expect(remarkOf('responses[0].partitions[1].records[0].records[0].key')).toBe('"k0"')
})

async function valuesOf(name: string, frame: number): Promise<Map<string, string>> {
  const page = await openTrace(name)
  const tree = await page.ask('tree', { frame })
  if (tree === null) throw new Error('No such frame')
  const { paths, values, start, end } = tree.rows
  return new Map(paths.map((path, row) => [path, `${values[row]} @${start[row]}-${end[row]}`]))
}

interface Page {
  readonly delta: SessionDelta
  ask<Key extends Topic>(about: Key, asked: Dialogue[Key]['ask']): Promise<Dialogue[Key]['answer']>
}

function read(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(new URL(`../../../../../traces/${name}`, import.meta.url)))
}

function openTrace(name: string): Promise<Page> {
  return openFile(new File([read(name)], name))
}

/** Plays the page: pulls whenever the worker says that something changed. */
async function openFile(file: File): Promise<Page> {
  const waiting = new Map<number, (message: FromWorker) => void>()
  let asked = 0
  let latest: SessionDelta | undefined
  const engine = await new Promise<Engine>((resolve) => {
    const created: Engine = new Engine((message) => {
      if (message.type === 'changed') queueMicrotask(() => created.receive({ type: 'pull' }))
      if (message.type === 'answer' || message.type === 'refused')
        waiting.get(message.id)?.(message)
      if (message.type !== 'delta') return
      latest = message.delta
      if (latest.phase.name === 'ended' || latest.phase.name === 'failed') resolve(created)
    }, feedOf)
    created.receive({ type: 'open', generation: 1, source: { kind: 'file', file } })
  })
  if (latest === undefined) throw new Error('No delta came')
  return {
    delta: latest,
    ask: (about, question) =>
      new Promise((resolve, reject) => {
        asked += 1
        waiting.set(asked, (message) =>
          message.type === 'answer'
            ? resolve(message.answer as never)
            : reject(new Error(JSON.stringify(message))),
        )
        engine.receive({ type: 'ask', id: asked, question: { about, ...question } as Question })
      }),
  }
}
