// Where the fields of record batches stand. All formats begin alike, so that a reader can step
// from batch to batch before it knows the format:
//
//   0 offset int64 | 8 size int32 (what follows it) | 12 ... | 16 magic int8
//
// Magic 2 (Kafka 0.11, KIP-98), one header for many records, checksum from `attributes` on:
//
//   12 partitionLeaderEpoch int32 | 16 magic | 17 crc32c uint32 | 21 attributes int16
//   23 lastOffsetDelta int32 | 27 baseTimestamp int64 | 35 maxTimestamp int64
//   43 producerId int64 | 51 producerEpoch int16 | 53 baseSequence int32 | 57 count int32 | 61 records
//
// Magic 0 and 1 (KIP-32), each message alone, compressed ones wrapped as the value of one more:
//
//   12 crc32 uint32 | 16 magic | 17 attributes int8 | (magic 1: 18 timestamp int64) | key | value
//
// Sources: clients/.../record/internal/{DefaultRecordBatch,LegacyRecord,Records}.java @ 4.4.0

/** Offset and size, which are not counted by the size. */
export const LOG_OVERHEAD = 12
export const MAGIC_AT = 16
/** Enough bytes to know the format of a batch. */
export const HEADER_UP_TO_MAGIC = 17
/** The least size that any format can announce: that of a v0 message without key and value. */
export const LEAST_SIZE = 14

export const V2_CRC_AT = 17
export const V2_ATTRIBUTES_AT = 21
export const V2_RECORDS_AT = 61

export const V0_KEY_AT = 18
export const V1_KEY_AT = 26

export type Compression = 'none' | 'gzip' | 'snappy' | 'lz4' | 'zstd'

/** The three low bits of `attributes`, in every format. */
const compressions: readonly Compression[] = ['none', 'gzip', 'snappy', 'lz4', 'zstd']

/** Undefined for the values 5 to 7, which no codec has. */
export function compressionOf(attributes: number): Compression | undefined {
  return compressions[attributes & 0x07]
}

export function compressionBits(compression: Compression): number {
  return compressions.indexOf(compression)
}

/** As Kafka's TimestampType prints itself. */
export type TimestampType = 'NoTimestampType' | 'CreateTime' | 'LogAppendTime'

/** Bits of `attributes`; v1 has only the first. */
export const LOG_APPEND_TIME = 0x08
export const TRANSACTIONAL = 0x10
export const CONTROL = 0x20
export const DELETE_HORIZON = 0x40
