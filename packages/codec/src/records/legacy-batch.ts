// A message of magic 0 or 1 as a batch: alone if it is not compressed, else a wrapper whose value
// inflates to a message set of its own. Inside a wrapper of magic 1 offsets are relative, and the
// wrapper has the offset of the last; inside magic 0 they are absolute.
//
//   wrapper offset 107, inner 0 1 2 7  ->  100 101 102 107      (107 - 7 = 100)
//   wrapper offset 0: some releases of librdkafka left it so; the inner offsets hold
//
// A wrapper of magic 1 that the broker stamped gives its timestamp to all messages inside.
// Source: clients/.../record/internal/AbstractLegacyRecordBatch.java @ 4.4.0
import { DecodeError } from '../wire/errors.ts'
import type { BatchContext, RecordBatch, UnknownCompression } from './batch.ts'
import { crc32 } from './crc.ts'
import { inflate } from './inflate.ts'
import {
  LOG_APPEND_TIME,
  LOG_OVERHEAD,
  MAGIC_AT,
  compressionOf,
  type Compression,
  type TimestampType,
} from './layout.ts'
import { partOf, readLegacyMessage, type LegacyMessage } from './legacy-message.ts'
import type { RecordHeader, RecordView } from './record.ts'

export class LegacyBatch implements RecordBatch {
  readonly producerId = -1n
  readonly producerEpoch = -1
  readonly baseSequence = -1
  readonly lastSequence = -1
  readonly partitionLeaderEpoch = -1
  readonly isTransactional = false
  readonly isControlBatch = false
  readonly countOrNull = null
  readonly deleteHorizonMs = null
  readonly isWithheld = false
  readonly start: number
  readonly end: number
  readonly magic: number
  readonly attributes: number
  readonly lastOffset: bigint
  readonly maxTimestamp: bigint
  readonly message: LegacyMessage
  /** The records field that the batch stands in. */
  readonly bytes: Uint8Array
  readonly #context: BatchContext
  #inner: InnerMessages | undefined

  constructor(bytes: Uint8Array, message: LegacyMessage, context: BatchContext) {
    this.bytes = bytes
    this.#context = context
    this.message = message
    this.start = message.start
    this.end = message.end
    this.magic = message.magic
    this.attributes = message.attributes
    this.lastOffset = message.offset
    this.maxTimestamp = message.timestamp
  }

  get sizeInBytes(): number {
    return this.end - this.start
  }
  get checksum(): number {
    return this.#wordAt(this.start + LOG_OVERHEAD)
  }
  get isValid(): boolean {
    return this.checksum === crc32(this.bytes, this.start + MAGIC_AT, this.end)
  }
  get timestampType(): TimestampType {
    if (this.magic === 0) return 'NoTimestampType'
    return (this.attributes & LOG_APPEND_TIME) === 0 ? 'CreateTime' : 'LogAppendTime'
  }
  get compression(): Compression | UnknownCompression {
    return compressionOf(this.attributes) ?? `unknown(${this.attributes & 0x07})`
  }
  /** The last offset, where a wrapper does not inflate and nothing better is known. */
  get baseOffset(): bigint {
    const { messages, offsetBase } = this.#messages()
    const [first] = messages
    return first === undefined ? this.lastOffset : offsetBase + first.offset
  }

  inflated(): Uint8Array {
    const { bytes, error } = this.#messages()
    if (bytes === undefined) throw error
    return bytes
  }

  forEachRecord(visit: (record: RecordView) => unknown): DecodeError | undefined {
    const { bytes, messages, offsetBase, error } = this.#messages()
    if (bytes === undefined) return error
    const stamp = this.timestampType === 'LogAppendTime' ? this.maxTimestamp : undefined
    for (const message of messages)
      if (visit(new LegacyView(bytes, message, offsetBase, stamp)) === false) return undefined
    return error
  }

  /** The messages with their places; for the tree. */
  innerMessages(): readonly LegacyMessage[] {
    return this.#messages().messages
  }

  #messages(): InnerMessages {
    this.#inner ??= this.compression === 'none' ? this.#readAlone() : this.#readWrapper()
    return this.#inner
  }

  #readAlone(): InnerMessages {
    const { message } = this
    const { fault } = message
    const broken = fault === undefined ? { messages: [message] } : this.#broken(fault)
    return { bytes: this.bytes, messages: [], offsetBase: 0n, ...broken }
  }

  #readWrapper(): InnerMessages {
    const { valueAt, valueSize, magic, offset, fault: brokenWrapper } = this.message
    if (brokenWrapper !== undefined) return this.#unread(brokenWrapper)
    const compressed = partOf(this.bytes, valueAt, valueSize)
    if (compressed === null) return this.#unread('the wrapper of compressed messages has no value')
    let bytes: Uint8Array
    try {
      const at = this.#context.origin.offset + valueAt + 4
      bytes = inflate(this.attributes, compressed, at, this.#context)
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error
      return { messages: [], offsetBase: 0n, error }
    }
    const messages: LegacyMessage[] = []
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    let fault: string | undefined
    for (let at = 0; at < bytes.length;) {
      const message = readLegacyMessage(bytes, view, at)
      // As in Kafka, what is left of a cut message is not looked at.
      if (message === undefined) break
      if (typeof message === 'string') {
        fault = message
        break
      }
      if ((message.attributes & 0x07) !== 0) fault = 'a compressed message inside compressed ones'
      fault ??= message.fault
      if (fault !== undefined) break
      messages.push(message)
      at = message.end
    }
    const last = messages.at(-1)
    if (last === undefined) return this.#unread(fault ?? 'no message inside compressed messages')
    const offsetBase = magic === 0 || offset === 0n ? 0n : offset - last.offset
    if (offsetBase < 0n)
      fault ??= `the wrapper has offset ${offset}, the last message inside ${last.offset}`
    return { bytes, messages, offsetBase, ...(fault !== undefined && this.#broken(fault)) }
  }

  #unread(fault: string): InnerMessages {
    return { messages: [], offsetBase: 0n, ...this.#broken(fault) }
  }

  #broken(fault: string): { error: DecodeError } {
    const { origin } = this.#context
    const at = origin.offset + this.message.valueAt
    return {
      error: new DecodeError('BAD_RECORDS', at, origin.path, `A message set is broken: ${fault},`),
    }
  }

  #wordAt(at: number): number {
    return new DataView(this.bytes.buffer, this.bytes.byteOffset + at, 4).getUint32(0)
  }
}

interface InnerMessages {
  /** What the messages' places count in; undefined where nothing inflated. */
  readonly bytes?: Uint8Array
  readonly messages: readonly LegacyMessage[]
  /** What is added to each message's offset. */
  readonly offsetBase: bigint
  readonly error?: DecodeError
}

class LegacyView implements RecordView {
  readonly sequence = -1
  readonly headers: readonly RecordHeader[] = []
  readonly #bytes: Uint8Array
  readonly #message: LegacyMessage
  readonly #offsetBase: bigint
  readonly #stamp: bigint | undefined

  constructor(
    bytes: Uint8Array,
    message: LegacyMessage,
    offsetBase: bigint,
    stamp: bigint | undefined,
  ) {
    this.#bytes = bytes
    this.#message = message
    this.#offsetBase = offsetBase
    this.#stamp = stamp
  }

  get start(): number {
    return this.#message.start
  }
  get end(): number {
    return this.#message.end
  }
  get keySize(): number {
    return this.#message.keySize
  }
  get valueSize(): number {
    return this.#message.valueSize
  }
  get offset(): bigint {
    return this.#offsetBase + this.#message.offset
  }
  get timestamp(): bigint {
    const { magic, timestamp } = this.#message
    return magic === 0 ? -1n : (this.#stamp ?? timestamp)
  }
  get key(): Uint8Array | null {
    return partOf(this.#bytes, this.#message.keyAt, this.#message.keySize)
  }
  get value(): Uint8Array | null {
    return partOf(this.#bytes, this.#message.valueAt, this.#message.valueSize)
  }
}
