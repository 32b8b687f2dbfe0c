// A batch of magic 2. Every field is read from the bytes when it is asked for: walking over the
// batches of a large Fetch touches nothing but offset, size and magic (see record-set.ts).
//
// Source: clients/.../record/internal/DefaultRecordBatch.java @ 4.4.0
import { DecodeError } from '../wire/errors.ts'
import type { BatchContext, RecordBatch, UnknownCompression } from './batch.ts'
import { crc32c } from './crc.ts'
import { inflate } from './inflate.ts'
import {
  CONTROL,
  DELETE_HORIZON,
  LOG_APPEND_TIME,
  LOG_OVERHEAD,
  TRANSACTIONAL,
  V2_ATTRIBUTES_AT,
  V2_CRC_AT,
  V2_RECORDS_AT,
  compressionOf,
  type Compression,
  type TimestampType,
} from './layout.ts'
import type { RecordView } from './record.ts'
import { incrementSequence } from './sequence.ts'
import { V2Cursor } from './v2-cursor.ts'

export class V2Batch implements RecordBatch {
  readonly magic = 2
  readonly start: number
  readonly end: number
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #context: BatchContext
  #inflated: Uint8Array | undefined

  /** `bytes` is the records field, of which the batch takes `start` to `end`: 61 bytes at least. */
  constructor(bytes: Uint8Array, start: number, end: number, context: BatchContext) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset + start, end - start)
    this.#context = context
    this.start = start
    this.end = end
  }

  get sizeInBytes(): number {
    return this.#view.getInt32(8) + LOG_OVERHEAD
  }
  get baseOffset(): bigint {
    return this.#view.getBigInt64(0)
  }
  get lastOffset(): bigint {
    return this.baseOffset + BigInt(this.lastOffsetDelta)
  }
  get partitionLeaderEpoch(): number {
    return this.#view.getInt32(12)
  }
  get checksum(): number {
    return this.#view.getUint32(V2_CRC_AT)
  }
  get isValid(): boolean {
    return this.checksum === crc32c(this.#bytes, this.start + V2_ATTRIBUTES_AT, this.end)
  }
  get attributes(): number {
    return this.#view.getInt16(V2_ATTRIBUTES_AT)
  }
  get lastOffsetDelta(): number {
    return this.#view.getInt32(23)
  }
  /** What record timestamps count from; with a delete horizon that stands in its place. */
  get baseTimestamp(): bigint {
    return this.#view.getBigInt64(27)
  }
  get maxTimestamp(): bigint {
    return this.#view.getBigInt64(35)
  }
  get producerId(): bigint {
    return this.#view.getBigInt64(43)
  }
  get producerEpoch(): number {
    return this.#view.getInt16(51)
  }
  get baseSequence(): number {
    return this.#view.getInt32(53)
  }
  get lastSequence(): number {
    const { baseSequence } = this
    return baseSequence === -1 ? -1 : incrementSequence(baseSequence, this.lastOffsetDelta) | 0
  }
  get countOrNull(): number {
    return this.#view.getInt32(57)
  }
  get isTransactional(): boolean {
    return (this.attributes & TRANSACTIONAL) !== 0
  }
  get isControlBatch(): boolean {
    return (this.attributes & CONTROL) !== 0
  }
  get timestampType(): TimestampType {
    return (this.attributes & LOG_APPEND_TIME) === 0 ? 'CreateTime' : 'LogAppendTime'
  }
  get compression(): Compression | UnknownCompression {
    return compressionOf(this.attributes) ?? `unknown(${this.attributes & 0x07})`
  }
  get deleteHorizonMs(): bigint | null {
    return (this.attributes & DELETE_HORIZON) === 0 ? null : this.baseTimestamp
  }

  get isWithheld(): boolean {
    if (this.checksum !== 0 || this.end - this.start === V2_RECORDS_AT) return false
    const records = this.#bytes.subarray(this.start + V2_RECORDS_AT, this.end)
    return records.every((byte) => byte === 0)
  }

  inflated(): Uint8Array {
    this.#inflated ??= this.#inflate()
    return this.#inflated
  }

  forEachRecord(visit: (record: RecordView) => unknown): DecodeError | undefined {
    if (this.isWithheld) return this.#withheld()
    let cursor: V2Cursor
    try {
      cursor = this.cursor()
    } catch (error) {
      if (error instanceof DecodeError) return error
      throw error
    }
    const { countOrNull } = this
    let count = 0
    while (count < countOrNull && cursor.next()) {
      count += 1
      if (visit(cursor) === false) return undefined
    }
    if (cursor.fault !== undefined) return this.#fault(cursor.start, cursor.fault)
    if (count !== countOrNull)
      return this.#fault(cursor.end, `${count} records, the header says ${countOrNull}`)
    const left = cursor.data.length - cursor.end
    if (left > 0) return this.#fault(cursor.end, `${left} bytes after the last of ${count} records`)
    return undefined
  }

  /** Stands before the first record. Throws DecodeError where the batch does not inflate. */
  cursor(): V2Cursor {
    const first = this.compression === 'none' ? this.start + V2_RECORDS_AT : 0
    const isStamped = this.timestampType === 'LogAppendTime'
    return new V2Cursor(this.inflated(), first, {
      baseOffset: this.baseOffset,
      baseTimestamp: this.baseTimestamp,
      logAppendTime: isStamped ? this.maxTimestamp : undefined,
      baseSequence: this.baseSequence,
    })
  }

  #inflate(): Uint8Array {
    const { start, end, attributes } = this
    if (this.compression === 'none') return this.#bytes.subarray(0, end)
    const recordsAt = start + V2_RECORDS_AT
    const compressed = this.#bytes.subarray(recordsAt, end)
    return inflate(attributes, compressed, this.#context.origin.offset + recordsAt, this.#context)
  }

  #withheld(): DecodeError {
    const { offset, path } = this.#context.origin
    const size = this.end - this.start - V2_RECORDS_AT
    const detail = `${size} bytes of records were withheld before this copy was made`
    return new DecodeError('WITHHELD', offset + this.start + V2_RECORDS_AT, path, detail)
  }

  #fault(at: number, fault: string): DecodeError {
    const { origin } = this.#context
    const isPlain = this.compression === 'none'
    const where = isPlain ? '' : `at byte ${at} of the inflated records, `
    return new DecodeError(
      'BAD_RECORDS',
      origin.offset + (isPlain ? at : this.start + V2_RECORDS_AT),
      origin.path,
      `A batch of records is broken: ${where}${fault},`,
    )
  }
}
