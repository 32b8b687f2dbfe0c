import fc from 'fast-check'
import { expect, it } from 'vitest'
import { apis, apiNamed } from './apis.ts'
import { encodeResponse } from './encode.ts'
import { FieldWalk, type WalkedField } from './field-walk.ts'
import { readResponseHeader } from './header.ts'
import { planOf, type StructPlan } from './plan.ts'
import type { KafkaStruct } from './value.ts'

const broker = (nodeId: number, host: string): KafkaStruct => ({
  nodeId,
  host,
  port: 9092,
  rack: null,
})
const partition = (records: Uint8Array): KafkaStruct => ({
  partitionIndex: 0,
  highWatermark: 7n,
  records,
})

const fetchAnswer = encodeResponse({
  apiKey: 1,
  apiVersion: 17,
  header: { correlationId: 5 },
  body: {
    responses: [
      { partitions: [partition(new Uint8Array(300_000)), partition(new Uint8Array(70))] },
      {
        partitions: [
          { ...partition(new Uint8Array()), currentLeader: { leaderId: 2, leaderEpoch: 9 } },
        ],
      },
    ],
    nodeEndpoints: [broker(2, 'kafka-2.example'), broker(3, '\u00fcber.example')],
    _unknownTaggedFields: [{ tag: 40, data: new Uint8Array(90) }],
  },
})

it('finds the addresses behind the records, wherever the chunks are cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: fetchAnswer.length }), { maxLength: 30 }),
      (cuts) => {
        const fields = walk(
          'Fetch',
          17,
          fetchAnswer,
          ['nodeEndpoints', 'nodeEndpoints.host', 'nodeEndpoints.port'],
          cuts,
        )

        expect(fields.map(({ path, value }) => [path, value])).toEqual([
          ['nodeEndpoints[0].host', 'kafka-2.example'],
          ['nodeEndpoints[0].port', 9092],
          ['nodeEndpoints[1].host', '\u00fcber.example'],
          ['nodeEndpoints[1].port', 9092],
          ['nodeEndpoints', undefined],
        ])
      },
    ),
    { numRuns: 40 },
  )
})

it('walks byte by byte to the same fields', () => {
  const frame = encodeResponse({
    apiKey: 3,
    apiVersion: 5,
    header: { correlationId: 1 },
    body: {
      brokers: [broker(1, 'a'), broker(2, '')],
      clusterId: null,
      controllerId: 1,
      topics: [],
    },
  })
  const everywhere = Array.from({ length: frame.length }, (_, index) => index)
  const fields = walk(
    'Metadata',
    5,
    frame,
    ['brokers.host', 'brokers.nodeId', 'clusterId'],
    everywhere,
  )

  expect(fields.map(({ value }) => value)).toEqual([1, 'a', 2, '', null])
  for (const { start, end, wanted } of fields.slice(0, 2)) {
    expect(end - start).toBe(wanted === 'brokers.host' ? 3 : 4)
  }
})

it('says at which byte a tagged field begins, early enough to change its number', () => {
  const tags: WalkedField[] = []
  const { bodyOffset } = readResponseHeader(fetchAnswer, 1, 17)
  const field = new FieldWalk(
    apiNamed('Fetch')!.response,
    17,
    bodyOffset,
    ['nodeEndpoints'],
    () => {},
    {
      onTag: (tag) => tags.push(tag),
    },
  )
  for (const byte of fetchAnswer) {
    field.push(Uint8Array.of(byte))
    if (tags.length > 0) break
  }

  expect(tags).toMatchObject([
    { path: 'nodeEndpoints', tag: 0, end: field.position, start: field.position - 1 },
  ])
  expect(tags.map(({ start }) => fetchAnswer[start])).toEqual([0])
})

it('fails at once where a length leads behind the frame', () => {
  const { bodyOffset } = readResponseHeader(fetchAnswer, 1, 17)
  const shortened = fetchAnswer.length - 300
  const field = new FieldWalk(apiNamed('Fetch')!.response, 17, bodyOffset, [], () => {}, {
    frameLength: shortened,
  })
  field.push(fetchAnswer.subarray(0, 100))

  expect(field.failed).toBeUndefined()
  field.push(fetchAnswer.subarray(100))
  expect(field.failed).toMatchObject({ code: 'TRUNCATED' })
  expect(field.done).toBe(false)
})

it('fails where a tagged field does not fill its size, or a wanted text is too long to keep', () => {
  const tagged = Buffer.from(
    '00000001 00 00000000 0000 00000000 01 01 00 02 01 00'.replaceAll(' ', ''),
    'hex',
  )
  const long = encodeResponse({
    apiKey: 3,
    apiVersion: 12,
    header: { correlationId: 1 },
    body: { clusterId: 'c'.repeat(70_000), brokers: [], topics: [] },
  })

  const errors = [
    failure('Fetch', 16, tagged, ['nodeEndpoints']),
    failure('Metadata', 12, long, ['clusterId']),
  ]
  expect(errors).toMatchObject([
    { code: 'BAD_LENGTH', path: 'nodeEndpoints' },
    { code: 'LIMIT', path: 'clusterId' },
  ])
})

function failure(api: string, version: number, frame: Uint8Array, wanted: readonly string[]) {
  const { apiKey, response } = apiNamed(api)!
  const { bodyOffset } = readResponseHeader(frame, apiKey, version)
  const walking = new FieldWalk(response, version, bodyOffset, wanted, () => undefined)
  walking.push(frame)
  return walking.failed
}

it('ends or fails on any bytes, for every API', () => {
  const sample = apis.filter((api) => api.response.fields.length > 0)
  fc.assert(
    fc.property(
      fc.constantFrom(...sample),
      fc.uint8Array({ maxLength: 200 }),
      ({ response }, bytes) => {
        for (let version = response.versions[0]; version <= response.versions[1]; version++) {
          const field = new FieldWalk(
            response,
            version,
            0,
            response.fields.map(({ name }) => name),
            () => {},
            {
              frameLength: bytes.length,
            },
          )
          field.push(bytes)
          expect(field.done || field.failed !== undefined).toBe(true)
        }
      },
    ),
  )
})

it('knows no array whose elements take no bytes: its count would bound nothing', () => {
  for (const api of apis) {
    for (const schema of [api.request, api.response]) {
      for (let version = schema.versions[0]; version <= schema.versions[1]; version++) {
        expect(
          emptyArrays(planOf(schema, schema.flexible, version)),
          `${schema.name} v${version}`,
        ).toEqual([])
      }
    }
  }
})

function emptyArrays(plan: StructPlan): string[] {
  return plan.all.flatMap((field) => [
    ...(field.array && field.leastBytes === 0 ? [field.name] : []),
    ...(field.struct === undefined ? [] : emptyArrays(field.struct)),
  ])
}

function walk(
  api: string,
  version: number,
  frame: Uint8Array,
  wanted: string[],
  cuts: number[],
): WalkedField[] {
  const { apiKey, response } = apiNamed(api)!
  const fields: WalkedField[] = []
  const { bodyOffset } = readResponseHeader(frame, apiKey, version)
  const field = new FieldWalk(response, version, bodyOffset, wanted, (found) => fields.push(found))
  let start = 0
  for (const cut of [...cuts.toSorted((a, b) => a - b), frame.length]) {
    field.push(frame.subarray(start, cut))
    start = cut
  }
  expect(field.failed).toBeUndefined()
  expect(field.done).toBe(true)
  expect(field.position).toBe(frame.length)
  return fields
}
