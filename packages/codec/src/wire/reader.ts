// A cursor over one frame. Every read is bounds-checked first, because a capture holds whatever
// was on the wire: truncated frames, other protocols, garbage. No read copies: bytes() is a view,
// alive for as long as the frame is. Offsets always count from the start of the frame, also in a
// reader of a part of it, so that an error or a span can be shown in the hex view as it is.
import { uuidToText } from './base64.ts'
import { DecodeError, type DecodeErrorCode } from './errors.ts'
import { decodeUtf8 } from './text.ts'
import { unzigzag, unzigzag64 } from './varint.ts'

// Integers are put together from bytes. A DataView reads them no faster, and to make one costs
// more than to read a small frame. 64 bits go through 8 bytes that are seen as several types.
const scratchInt32 = new Int32Array(2)
const scratchInt64 = new BigInt64Array(scratchInt32.buffer)
const scratchFloat64 = new Float64Array(scratchInt32.buffer)
scratchInt64[0] = 1n
const LOW = scratchInt32[0] === 1 ? 0 : 1
const HIGH = 1 - LOW

/**
 * What the arrays of one frame may hold, a struct counted as four: two bytes become an object of a
 * hundred, so that a frame of 100 MiB could else ask for gigabytes. Our choice: some 500 MB, room
 * for the metadata of a million partitions.
 */
const MOST_ELEMENTS = 16_000_000

export class Reader {
  readonly frame: Uint8Array
  /** Next byte to read, from the start of the frame. */
  offset: number
  /** First byte that must not be read. */
  end: number
  /** Field being read, for errors; who wants errors with a place keeps it current. */
  path = ''
  #elementsLeft = MOST_ELEMENTS

  constructor(frame: Uint8Array, start: number = 0, end: number = frame.length) {
    this.frame = frame
    this.offset = start
    this.end = end
  }

  get remaining(): number {
    return this.end - this.offset
  }

  boolean(): boolean {
    return this.frame[this.#take(1)] !== 0
  }

  int8(): number {
    return (this.frame[this.#take(1)]! << 24) >> 24
  }

  uint8(): number {
    return this.frame[this.#take(1)]!
  }

  int16(): number {
    const at = this.#take(2)
    return ((this.frame[at]! << 24) | (this.frame[at + 1]! << 16)) >> 16
  }

  uint16(): number {
    const at = this.#take(2)
    return (this.frame[at]! << 8) | this.frame[at + 1]!
  }

  int32(): number {
    return this.#bits32(this.#take(4))
  }

  uint32(): number {
    return this.#bits32(this.#take(4)) >>> 0
  }

  /** A bigint: offsets and producer ids pass 2^53, so a number would lie. */
  int64(): bigint {
    this.#bits64()
    return scratchInt64[0]!
  }

  float64(): number {
    this.#bits64()
    return scratchFloat64[0]!
  }

  /** As Kafka prints it: 22 characters of url-safe base64. */
  uuid(): string {
    return uuidToText(this.frame, this.#take(16))
  }

  /** UNSIGNED_VARINT: 7 bits a byte, low bits first; 0 to 2^32 - 1. */
  uvarint(): number {
    const start = this.offset
    if (start < this.end && this.frame[start]! < 0x80) {
      this.offset = start + 1
      return this.frame[start]!
    }
    return this.#longUvarint(start)
  }

  #longUvarint(start: number): number {
    let at = start
    let value = 0
    for (let shift = 0; shift < 35; shift += 7) {
      if (at >= this.end) this.#endsAt(at)
      const byte = this.frame[at++]!
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) {
        this.offset = at
        return value >>> 0
      }
    }
    return this.fail('VARINT_OVERFLOW', 'Varint longer than 5 bytes', start)
  }

  /** VARINT: zigzag, signed 32 bits. */
  varint(): number {
    return unzigzag(this.uvarint())
  }

  /** VARLONG: zigzag, signed 64 bits. */
  varlong(): bigint {
    const start = this.offset
    let at = start
    let low = 0
    // Most deltas fit in 28 bits, where no bigint arithmetic is needed.
    for (let shift = 0; shift < 28; shift += 7) {
      if (at >= this.end) this.#endsAt(at)
      const byte = this.frame[at++]!
      low |= (byte & 0x7f) << shift
      if (byte < 0x80) {
        this.offset = at
        return BigInt(unzigzag(low))
      }
    }
    let value = BigInt(low)
    for (let shift = 28n; shift < 70n; shift += 7n) {
      if (at >= this.end) this.#endsAt(at)
      const byte = this.frame[at++]!
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) {
        this.offset = at
        return unzigzag64(BigInt.asUintN(64, value))
      }
    }
    return this.fail('VARINT_OVERFLOW', 'Varlong longer than 10 bytes', start)
  }

  /** A view of the next `length` bytes. Not by subarray(): of a Buffer that makes a Buffer, slowly. */
  bytes(length: number): Uint8Array {
    const start = this.#take(length)
    return new Uint8Array(this.frame.buffer, this.frame.byteOffset + start, length)
  }

  /** The next `length` bytes as UTF-8. */
  text(length: number): string {
    const start = this.#take(length)
    return decodeUtf8(this.frame, start, start + length)
  }

  skip(length: number): void {
    this.#take(length)
  }

  /** Counts array elements that are about to be read against what one frame may hold. */
  spend(elements: number): void {
    this.#elementsLeft -= elements
    if (this.#elementsLeft < 0) this.fail('LIMIT', 'More array elements than a frame may hold')
  }

  fail(code: DecodeErrorCode, detail: string, offset: number = this.offset): never {
    throw new DecodeError(code, offset, this.path, detail)
  }

  #bits32(at: number): number {
    const { frame } = this
    return (frame[at]! << 24) | (frame[at + 1]! << 16) | (frame[at + 2]! << 8) | frame[at + 3]!
  }

  /** The next 8 bytes, into the scratch arrays. */
  #bits64(): void {
    const at = this.#take(8)
    scratchInt32[HIGH] = this.#bits32(at)
    scratchInt32[LOW] = this.#bits32(at + 4)
  }

  /** Advances past `length` bytes and returns where they start, or throws. */
  #take(length: number): number {
    const start = this.offset
    if (length > this.end - start || length < 0) this.#truncated(length)
    this.offset = start + length
    return start
  }

  /** The frame ends inside a varint, at `offset`. */
  #endsAt(offset: number): never {
    this.offset = offset
    return this.#truncated(1)
  }

  #truncated(length: number): never {
    if (length < 0) return this.fail('BAD_LENGTH', `Length is ${length}`)
    return this.fail('TRUNCATED', `Wanted ${length} bytes, ${this.remaining} left`)
  }
}
