// The metrics of PushTelemetry (KIP-714): MetricsData of OpenTelemetry's protocol, compressed as
// the request says with the numbers that records have too. (ExportMetricsServiceRequest, which
// collectors are sent, is the same on the wire.)
//
// The tables come from OpenTelemetry's own definitions (schema/otlp-metrics.ts); docs/adr says why
// no protobuf library reads them. Java inflates at most telemetry.max.bytes, 1 MiB by default.
//
// Source: clients/.../telemetry/internals/ClientTelemetryUtils.java @ 4.4.0
import { otlpMetrics } from '../../schema/otlp-metrics.ts'
import type { InflateLimits } from '../records/batch.ts'
import { defaultDecompressors } from '../records/decompress/default-decompressors.ts'
import { inflate } from '../records/inflate.ts'
import { compressionOf } from '../records/layout.ts'
import type { RecordsNode } from '../records/records-node.ts'
import type { KafkaStruct, KafkaValue } from '../value.ts'
import { DecodeError } from '../wire/errors.ts'
import type { Content, Inside } from './inside.ts'
import { readProtobufMessage, type ProtobufMessage } from './protobuf/message.ts'

/** Our choice, sixteen times what a broker accepts by default. */
const limits: InflateLimits = {
  maxBytes: 16 * 1024 * 1024,
  maxRatio: 1000,
  freeBytes: 1024 * 1024,
}

/** `compressionType` as the request says it. Compressed metrics have spans in `inflated`. */
export function readTelemetry(compressionType: number, content: Content): Inside {
  const { bytes, start, end } = content
  const codec = compressionOf(compressionType)
  const title = `OTLP MetricsData${codec === 'none' ? '' : ` (${codec ?? compressionType})`}`
  if (compressionType === 0) return insideOf(title, metricsIn(content))
  const origin = { offset: start, path: 'metrics' }
  const context = { decompressors: defaultDecompressors, limits, origin }
  try {
    // Numbers above 7 would else be taken for the codec in their low bits.
    const attributes = compressionType > 4 || compressionType < 0 ? 7 : compressionType
    const inflated = inflate(attributes, bytes.subarray(start, end), start, context)
    const { nodes, struct, error } = metricsIn({ bytes: inflated, start: 0, end: inflated.length })
    const shown = { nodes: nodes.map(markInflated), struct }
    return { ...insideOf(title, shown, error && placedAt(start, error)), inflated }
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error
    return insideOf(title, { nodes: [], struct: {} }, error)
  }
}

function metricsIn(content: Content): ProtobufMessage {
  return readProtobufMessage(otlpMetrics, 'MetricsData', content, meaningOf)
}

function insideOf(
  title: string,
  { nodes, struct, error: own }: ProtobufMessage,
  error: DecodeError | undefined = own,
): Inside {
  return {
    title,
    nodes,
    struct,
    status: error === undefined ? 'ok' : 'partial',
    ...(error && { error }),
  }
}

/** An offset in inflated bytes says nothing about the frame. */
function placedAt(start: number, { code, path, detail, offset }: DecodeError): DecodeError {
  return new DecodeError(code, start, path, `${detail}, byte ${offset} of the inflated metrics`)
}

function markInflated(node: RecordsNode): RecordsNode {
  const { children } = node
  return { ...node, inflated: true, ...(children && { children: children.map(markInflated) }) }
}

/** Names beside what has one, attributes in a line, and times that can be read. */
function meaningOf(message: string, field: string, value: KafkaValue): string | undefined {
  if (typeof value === 'bigint') return field.endsWith('UnixNano') ? timeOf(value) : undefined
  if (!isStruct(value)) return undefined
  if (message === 'ScopeMetrics' && field === 'metrics') return textOf(value['name'])
  if (message === 'ScopeMetrics' && field === 'scope') return textOf(value['name'])
  return 'key' in value ? attributeText(value) : undefined
}

function attributeText({ key, value }: KafkaStruct): string | undefined {
  const [only] = isStruct(value) ? Object.values(value) : []
  const name = textOf(key)
  if (only === undefined || only === null || typeof only === 'object') return name
  return `${name ?? ''} = ${String(only)}`
}

function isStruct(value: KafkaValue | undefined): value is KafkaStruct {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Uint8Array)
  )
}

function textOf(value: KafkaValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Of the year 9999; beyond it is no time that anybody meant. */
const LAST_MS = 253_402_300_799_999n

function timeOf(nanos: bigint): string | undefined {
  const ms = nanos / 1_000_000n
  return nanos > 0n && ms <= LAST_MS ? new Date(Number(ms)).toISOString() : undefined
}
