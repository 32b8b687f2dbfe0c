// The fixed header of a v2 record batch, read where it lies; records stay untouched.
// Source: DefaultRecordBatch @ Kafka 4.3.

export interface BatchHeader {
  readonly baseOffset: bigint
  readonly lastOffsetDelta: number
  readonly partitionLeaderEpoch: number
  readonly crc: number
  /** 0 none, 1 gzip, 2 snappy, 3 lz4, 4 zstd. */
  readonly codec: number
  readonly isTransactional: boolean
  readonly isControl: boolean
  readonly baseTimestamp: bigint
  readonly maxTimestamp: bigint
  readonly producerId: bigint
  readonly producerEpoch: number
  readonly baseSequence: number
  readonly recordCount: number
  /** Where the batch begins in the records field, and how long it says that it is. */
  readonly offset: number
  readonly bytes: number
}

const HEADER_BYTES = 61
const PREFIX_BYTES = 12
const MAGIC_AT = 16
/** Batches read in one field; a Fetch holds more only if they are tiny. Our choice. */
const MAX_BATCHES = 10_000

/** Headers of all v2 batches whose header is whole; old message sets are skipped. */
export function batchHeaders(
  records: Uint8Array | undefined,
  most: number = MAX_BATCHES,
): BatchHeader[] {
  if (records === undefined) return []
  const view = new DataView(records.buffer, records.byteOffset, records.byteLength)
  const headers: BatchHeader[] = []
  let offset = 0
  while (offset + HEADER_BYTES <= records.length && headers.length < most) {
    const length = view.getInt32(offset + 8)
    if (length < HEADER_BYTES - PREFIX_BYTES) break
    if (view.getInt8(offset + MAGIC_AT) === 2) headers.push(read(view, offset, length))
    offset += PREFIX_BYTES + length
  }
  return headers
}

export function isTransactionalBatch(records: Uint8Array | undefined): boolean {
  return batchHeaders(records, 1)[0]?.isTransactional ?? false
}

function read(view: DataView, offset: number, length: number): BatchHeader {
  const attributes = view.getInt16(offset + 21)
  return {
    baseOffset: view.getBigInt64(offset),
    lastOffsetDelta: view.getInt32(offset + 23),
    partitionLeaderEpoch: view.getInt32(offset + 12),
    crc: view.getUint32(offset + 17),
    codec: attributes & 0x07,
    isTransactional: (attributes & 0x10) !== 0,
    isControl: (attributes & 0x20) !== 0,
    baseTimestamp: view.getBigInt64(offset + 27),
    maxTimestamp: view.getBigInt64(offset + 35),
    producerId: view.getBigInt64(offset + 43),
    producerEpoch: view.getInt16(offset + 51),
    baseSequence: view.getInt32(offset + 53),
    recordCount: view.getInt32(offset + 57),
    offset,
    bytes: PREFIX_BYTES + length,
  }
}
