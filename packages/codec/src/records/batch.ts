import type { DecodeError } from '../wire/errors.ts'
import type { Decompressors } from './decompress/decompressors.ts'
import type { Compression, TimestampType } from './layout.ts'
import { copyOfView, type BatchRecord, type RecordView } from './record.ts'

/** How large batches may become when they are inflated. */
export interface InflateLimits {
  /** No batch becomes larger. */
  readonly maxBytes: number
  /** Nor larger than so many times its compressed bytes ... */
  readonly maxRatio: number
  /** ... but for this much, which is always allowed: a megabyte of zeros is a hundred bytes of zstd. */
  readonly freeBytes: number
}

/** Our choice; Kafka has no limit but the client's memory. */
export const defaultInflateLimits: InflateLimits = {
  maxBytes: 256 * 1024 * 1024,
  maxRatio: 1000,
  freeBytes: 16 * 1024 * 1024,
}

/** What all batches of a set share. */
export interface BatchContext {
  readonly decompressors: Decompressors
  readonly limits: InflateLimits
  /** Where the records field stands in its frame, for errors and spans. */
  readonly origin: Origin
}

export interface Origin {
  readonly offset: number
  readonly path: string
}

export interface BatchRecords {
  readonly records: readonly BatchRecord[]
  /** Why the records end before the batch does. */
  readonly error?: DecodeError
}

/**
 * One batch with the names of Kafka's RecordBatch. Header fields are read when they are asked for,
 * checksums computed and records inflated likewise; inflated bytes live as long as the batch.
 */
export interface RecordBatch {
  /** First byte of the batch in the records field. */
  readonly start: number
  readonly end: number
  readonly magic: number
  readonly sizeInBytes: number
  /** Of a compressed message set v0 or v1 the records must be inflated to know it. */
  readonly baseOffset: bigint
  readonly lastOffset: bigint
  /** As it is written; unsigned. */
  readonly checksum: number
  /** Whether the checksum is right. */
  readonly isValid: boolean
  /** -1 before magic 2, as are the producer's fields. */
  readonly partitionLeaderEpoch: number
  readonly attributes: number
  readonly maxTimestamp: bigint
  readonly producerId: bigint
  readonly producerEpoch: number
  readonly baseSequence: number
  readonly lastSequence: number
  readonly isTransactional: boolean
  readonly isControlBatch: boolean
  /** Null before magic 2: the records must be counted. */
  readonly countOrNull: number | null
  readonly timestampType: TimestampType
  readonly compression: Compression | UnknownCompression
  /** The records were zeroed before this copy was handed out: checksum and all bytes behind the header. */
  readonly isWithheld: boolean
  /** When compaction may drop the batch's tombstones or markers; null where none is set. */
  readonly deleteHorizonMs: bigint | null

  /** The bytes that record spans count in: the records field, or what inflating gave. Throws DecodeError. */
  inflated(): Uint8Array
  /** Visits records without keeping any; `false` ends it. Returns why it could not go on. */
  forEachRecord(visit: (record: RecordView) => unknown): DecodeError | undefined
}

export type UnknownCompression = `unknown(${number})`

/** All records of a batch as objects, as far as they can be read. */
export function recordsOf(batch: RecordBatch): BatchRecords {
  const records: BatchRecord[] = []
  const error = batch.forEachRecord((view) => {
    records.push(copyOfView(view))
  })
  return { records, ...(error && { error }) }
}
