// Record batches of magic 2, byte by byte, uncompressed.
//
//   baseOffset 8 | batchLength 4 | partitionLeaderEpoch 4 | magic 1 | crc 4 |
//   attributes 2 | lastOffsetDelta 4 | baseTimestamp 8 | maxTimestamp 8 |
//   producerId 8 | producerEpoch 2 | baseSequence 4 | recordCount 4 | records
//
// The CRC-32C covers attributes to the end. Source: DefaultRecordBatch @ Kafka 4.3.

import { crc32c } from './crc32c.ts'

export interface BatchOptions {
  readonly baseOffset?: bigint
  readonly partitionLeaderEpoch?: number
  readonly producerId?: bigint
  readonly producerEpoch?: number
  readonly baseSequence?: number
  readonly isTransactional?: boolean
  readonly isControl?: boolean
  readonly timestamp?: bigint
  /** Codec bits of the attributes; the payload stays as it is. */
  readonly codec?: number
  /** One record each: its value, or key and value. */
  readonly records?: readonly (
    | string
    | readonly [key: string | Uint8Array | null, value: string | Uint8Array | null]
  )[]
}

const HEADER_BYTES = 61
const CRC_START = 21
const TRANSACTIONAL = 0x10
const CONTROL = 0x20

export function recordBatch(options: BatchOptions = {}): Uint8Array {
  const { records = ['value'], timestamp = 1_700_000_000_000n, codec = 0 } = options
  const payload = records.flatMap((record, index) => [...encodeRecord(record, index)])
  const bytes = new Uint8Array(HEADER_BYTES + payload.length)
  const view = new DataView(bytes.buffer)
  view.setBigInt64(0, options.baseOffset ?? 0n)
  view.setInt32(8, bytes.length - 12)
  view.setInt32(12, options.partitionLeaderEpoch ?? -1)
  view.setInt8(16, 2)
  const flags = (options.isTransactional ? TRANSACTIONAL : 0) | (options.isControl ? CONTROL : 0)
  view.setInt16(21, codec | flags)
  view.setInt32(23, records.length - 1)
  view.setBigInt64(27, timestamp)
  view.setBigInt64(35, timestamp)
  view.setBigInt64(43, options.producerId ?? -1n)
  view.setInt16(51, options.producerEpoch ?? -1)
  view.setInt32(53, options.baseSequence ?? -1)
  view.setInt32(57, records.length)
  bytes.set(payload, HEADER_BYTES)
  view.setUint32(17, crc32c(bytes.subarray(CRC_START)))
  return bytes
}

/** The marker that ends a transaction in a partition. */
export function endMarker(commit: boolean, options: BatchOptions = {}): Uint8Array {
  const key = Uint8Array.from([0, 0, 0, commit ? 1 : 0])
  const value = Uint8Array.from([0, 0, 0, 0, 0, 0])
  return recordBatch({
    ...options,
    isControl: true,
    isTransactional: true,
    records: [[key, value]],
  })
}

function encodeRecord(
  record: string | readonly [string | Uint8Array | null, string | Uint8Array | null],
  index: number,
): Uint8Array {
  const [key, value] = typeof record === 'string' ? [null, record] : record
  const body = [0, ...varint(0), ...varint(index), ...field(key), ...field(value), ...varint(0)]
  return Uint8Array.from([...varint(body.length), ...body])
}

function field(value: string | Uint8Array | null): number[] {
  if (value === null) return varint(-1)
  const bytes = typeof value === 'string' ? Buffer.from(value) : value
  return [...varint(bytes.length), ...bytes]
}

/** Zigzag varint. */
function varint(value: number): number[] {
  const bytes: number[] = []
  let rest = ((value << 1) ^ (value >> 31)) >>> 0
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80)
    rest >>>= 7
  }
  return [...bytes, rest]
}
