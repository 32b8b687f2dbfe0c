// Writes batches of magic 2, for tests, builders and the replay of what was read: one pass over the
// records, then the header in front, whose checksum covers all behind it.
import { Writer } from '../wire/writer.ts'
import { crc32c } from './crc.ts'
import {
  CONTROL,
  DELETE_HORIZON,
  LOG_APPEND_TIME,
  LOG_OVERHEAD,
  TRANSACTIONAL,
  V2_ATTRIBUTES_AT,
  V2_CRC_AT,
  V2_RECORDS_AT,
  compressionBits,
  type Compression,
} from './layout.ts'

export interface EncodableRecord {
  /** Without it, one more than the record before. */
  readonly offset?: bigint
  /** Milliseconds; without it, that of the record before. */
  readonly timestamp?: bigint
  readonly key?: Uint8Array | string | null
  readonly value?: Uint8Array | string | null
  readonly headers?: readonly { readonly key: string; readonly value: Uint8Array | string | null }[]
}

export interface EncodableBatch {
  readonly records: readonly EncodableRecord[]
  readonly baseOffset?: bigint
  /** Of a batch that compaction shortened; without it, from the last record. */
  readonly lastOffsetDelta?: number
  readonly partitionLeaderEpoch?: number
  readonly producerId?: bigint
  readonly producerEpoch?: number
  readonly baseSequence?: number
  readonly isTransactional?: boolean
  readonly isControlBatch?: boolean
  /** With it, the broker's stamp: every record reports it. */
  readonly logAppendTime?: bigint
  readonly deleteHorizonMs?: bigint
  /** Compresses the records; the codec has no compressors of its own. */
  readonly compress?: {
    readonly codec: Compression
    readonly deflate: (records: Uint8Array) => Uint8Array
  }
}

/** One batch, ready to stand in a field of type records. */
export function encodeRecordBatch(batch: EncodableBatch): Uint8Array {
  const { baseOffset = 0n, logAppendTime, deleteHorizonMs, compress } = batch
  const firstTimestamp = batch.records[0]?.timestamp ?? 0n
  const baseTimestamp = deleteHorizonMs ?? firstTimestamp
  const records = new Writer()
  let offset = baseOffset - 1n
  let timestamp = firstTimestamp
  let maxTimestamp = firstTimestamp
  for (const record of batch.records) {
    offset = record.offset ?? offset + 1n
    timestamp = record.timestamp ?? timestamp
    if (timestamp > maxTimestamp) maxTimestamp = timestamp
    writeRecord(records, record, timestamp - baseTimestamp, Number(offset - baseOffset))
  }
  const body = compress === undefined ? records.view() : compress.deflate(records.finish())
  const attributes =
    (compress === undefined ? 0 : compressionBits(compress.codec)) |
    (logAppendTime === undefined ? 0 : LOG_APPEND_TIME) |
    (batch.isTransactional === true ? TRANSACTIONAL : 0) |
    (batch.isControlBatch === true ? CONTROL : 0) |
    (deleteHorizonMs === undefined ? 0 : DELETE_HORIZON)

  const writer = new Writer(V2_RECORDS_AT + body.length)
  writer.int64(baseOffset)
  writer.int32(V2_RECORDS_AT + body.length - LOG_OVERHEAD)
  writer.int32(batch.partitionLeaderEpoch ?? -1)
  writer.int8(2)
  writer.int32(0)
  writer.int16(attributes)
  writer.int32(batch.lastOffsetDelta ?? Math.max(0, Number(offset - baseOffset)))
  writer.int64(baseTimestamp)
  writer.int64(logAppendTime ?? maxTimestamp)
  writer.int64(batch.producerId ?? -1n)
  writer.int16(batch.producerEpoch ?? -1)
  writer.int32(batch.baseSequence ?? -1)
  writer.int32(batch.records.length)
  writer.bytes(body)
  const bytes = writer.finish()
  new DataView(bytes.buffer).setUint32(V2_CRC_AT, crc32c(bytes, V2_ATTRIBUTES_AT))
  return bytes
}

function writeRecord(
  writer: Writer,
  { key = null, value = null, headers = [] }: EncodableRecord,
  timestampDelta: bigint,
  offsetDelta: number,
): void {
  const body = new Writer()
  body.int8(0)
  body.varlong(timestampDelta)
  body.varint(offsetDelta)
  writePart(body, key)
  writePart(body, value)
  body.varint(headers.length)
  for (const header of headers) {
    writePart(body, header.key)
    writePart(body, header.value)
  }
  writer.varint(body.length)
  writer.bytes(body.view())
}

function writePart(writer: Writer, part: Uint8Array | string | null): void {
  if (part === null) {
    writer.varint(-1)
    return
  }
  const bytes = typeof part === 'string' ? utf8(part) : part
  writer.varint(bytes.length)
  writer.bytes(bytes)
}

function utf8(text: string): Uint8Array {
  const writer = new Writer(text.length * 3)
  writer.text(text)
  return writer.view()
}
