// A field of type records: batches one behind the other, of any magic, the last one often cut,
// because a broker fills a Fetch up to a number of bytes and not up to the end of a batch.
//
// Nothing is read before it is asked for: making a set costs nothing, walking over it reads the
// offset, size and magic of each batch, a batch reads its own fields, and only its records cost
// inflating. A set never throws: what cannot be a batch is its remainder.
//
// Source: clients/.../record/internal/ByteBufferLogInputStream.java @ 4.4.0
import { DecodeError } from '../wire/errors.ts'
import {
  defaultInflateLimits,
  type BatchContext,
  type InflateLimits,
  type Origin,
  type RecordBatch,
} from './batch.ts'
import type { Decompressors } from './decompress/decompressors.ts'
import { defaultDecompressors } from './decompress/default-decompressors.ts'
import { HEADER_UP_TO_MAGIC, LEAST_SIZE, LOG_OVERHEAD, MAGIC_AT, V2_RECORDS_AT } from './layout.ts'
import { LegacyBatch } from './legacy-batch.ts'
import { readLegacyMessage } from './legacy-message.ts'
import { V2Batch } from './v2-batch.ts'

export interface RecordOptions {
  /** Without it, pure JavaScript that runs everywhere. */
  readonly decompressors?: Decompressors
  readonly limits?: InflateLimits
  /** Where the bytes stand in their frame, for errors and for the spans of the tree. */
  readonly origin?: Origin
}

/** The bytes behind the last whole batch. */
export interface Remainder {
  readonly start: number
  readonly length: number
  /** partial: the beginning of a batch, which is normal in a Fetch; malformed: no batch at all. */
  readonly kind: 'partial' | 'malformed'
  /** Size of the whole batch, where it can be read. */
  readonly announcedBytes?: number
  readonly error?: DecodeError
}

export function decodeRecordBatches(bytes: Uint8Array, options?: RecordOptions): RecordSet {
  return new RecordSet(bytes, options)
}

export class RecordSet implements Iterable<RecordBatch> {
  readonly bytes: Uint8Array
  readonly origin: Origin
  readonly #context: BatchContext

  constructor(bytes: Uint8Array, options: RecordOptions = {}) {
    this.bytes = bytes
    this.origin = options.origin ?? { offset: 0, path: 'records' }
    this.#context = {
      decompressors: options.decompressors ?? defaultDecompressors,
      limits: options.limits ?? defaultInflateLimits,
      origin: this.origin,
    }
  }

  get sizeInBytes(): number {
    return this.bytes.length
  }

  /** Batches that are whole; each walk makes new objects, so that their records can be forgotten. */
  *[Symbol.iterator](): Generator<RecordBatch, undefined> {
    const { bytes } = this
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (let at = 0; ;) {
      const end = endOfBatch(view, at)
      const batch = typeof end === 'number' ? this.#batchAt(view, at, end) : undefined
      if (batch === undefined || typeof batch === 'string') return undefined
      yield batch
      at = batch.end
    }
  }

  /** What stands behind the whole batches; undefined where they take all bytes. */
  get remainder(): Remainder | undefined {
    const { bytes } = this
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    let at = 0
    for (;;) {
      const length = bytes.length - at
      if (length === 0) return undefined
      const end = endOfBatch(view, at)
      if (end === undefined) {
        const announced = length < LOG_OVERHEAD ? undefined : view.getInt32(at + 8) + LOG_OVERHEAD
        const announcedBytes = announced === undefined ? {} : { announcedBytes: announced }
        return { start: at, length, kind: 'partial', ...announcedBytes }
      }
      const batch = typeof end === 'number' ? this.#batchAt(view, at, end) : end
      if (typeof batch === 'string') return this.#malformed(at, length, batch)
      at = batch.end
    }
  }

  #batchAt(view: DataView, start: number, end: number): RecordBatch | string {
    const magic = view.getInt8(start + MAGIC_AT)
    if (magic === 2) {
      if (end - start >= V2_RECORDS_AT) return new V2Batch(this.bytes, start, end, this.#context)
      return `a batch of ${end - start} bytes, its header takes ${V2_RECORDS_AT}`
    }
    const message = readLegacyMessage(this.bytes, view, start)
    if (typeof message === 'object') return new LegacyBatch(this.bytes, message, this.#context)
    return message ?? 'a message that is cut'
  }

  #malformed(start: number, length: number, fault: string): Remainder {
    const { offset, path } = this.origin
    const detail = `No record batch: ${fault},`
    const error = new DecodeError('BAD_RECORDS', offset + start, path, detail)
    return { start, length, kind: 'malformed', error }
  }
}

/** Where the batch ends; undefined where it is cut, a text where it cannot be a batch. */
function endOfBatch(view: DataView, start: number): number | string | undefined {
  const left = view.byteLength - start
  if (left < LOG_OVERHEAD) return undefined
  const size = view.getInt32(start + 8)
  if (size < LEAST_SIZE) return `it announces ${size} bytes, ${LEAST_SIZE} are the least`
  if (left < HEADER_UP_TO_MAGIC) return undefined
  const magic = view.getInt8(start + MAGIC_AT)
  if (magic < 0 || magic > 2) return `it has magic ${magic}`
  return size > left - LOG_OVERHEAD ? undefined : start + LOG_OVERHEAD + size
}
