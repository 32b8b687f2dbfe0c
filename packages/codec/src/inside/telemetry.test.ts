import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import type { RecordsNode } from '../records/records-node.ts'
import { allNodes } from './node-bytes.ts'
import type { Inside } from './inside.ts'
import { readTelemetry } from './telemetry.ts'

const hex = (text: string): Uint8Array =>
  Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))
/** One metric with one point, whose attribute is k = v and whose time is a second after 1970. */
const metrics = hex(
  '0a20 121e 121c 0a0161 2a17 0a15 3a0a 0a016b 1205 0a0376616c 19 00ca9a3b00000000',
)

function read(compressionType: number, bytes: Uint8Array): Inside {
  const content = Uint8Array.from([9, 9, ...bytes, 9])
  return readTelemetry(compressionType, { bytes: content, start: 2, end: content.length - 1 })
}

function named(inside: Inside, name: string): RecordsNode | undefined {
  return [...allNodes(inside.nodes)].find((node) => node.name === name)
}

it('names metrics, attributes and times', () => {
  const inside = read(0, metrics)

  expect(inside).toMatchObject({ title: 'OTLP MetricsData', status: 'ok' })
  expect(named(inside, 'metrics[0]')).toMatchObject({ meaning: 'a', type: 'Metric', tag: 2 })
  expect(named(inside, 'attributes[0]')).toMatchObject({ meaning: 'k = val' })
  expect(named(inside, 'timeUnixNano')).toMatchObject({
    path: 'resourceMetrics[0].scopeMetrics[0].metrics[0].gauge.dataPoints[0].timeUnixNano',
    value: 1_000_000_000n,
    meaning: '1970-01-01T00:00:01.000Z',
  })
})

it('counts spans in the frame, or in what compressed metrics inflate to', () => {
  const plain = read(0, metrics)
  const packed = read(1, gzipSync(metrics))

  expect(named(plain, 'name')).toMatchObject({ start: 8, end: 11 })
  expect(named(plain, 'name')?.inflated).toBeUndefined()
  expect(packed).toMatchObject({ title: 'OTLP MetricsData (gzip)', status: 'ok' })
  expect(packed.inflated).toEqual(metrics)
  expect(named(packed, 'name')).toMatchObject({ start: 6, end: 9, inflated: true })
})

it.each([
  ['bytes that are no message', 0, metrics.subarray(0, 20), 'BAD_PROTOBUF'],
  ['compressed bytes that are no message', 1, gzipSync(Uint8Array.of(7)), 'BAD_PROTOBUF'],
  ['bytes that do not inflate', 4, metrics, 'BAD_COMPRESSION'],
  ['a codec that does not exist', 9, metrics, 'BAD_COMPRESSION'],
  ['a bomb', 1, gzipSync(new Uint8Array(17 * 1024 * 1024)), 'LIMIT'],
] as const)('says why it cannot read %s', (_, compressionType, bytes, code) => {
  const inside = read(compressionType, bytes)

  expect(inside.status).toBe('partial')
  expect(inside.error?.code).toBe(code)
  expect(inside.error?.offset).toBeGreaterThanOrEqual(2)
})
