// Grows by doubling and hands out one view at the end. Values are taken as they are: who calls
// checks that they fit their type (message/encode does, with the path of the field).
import { encodeUtf8 } from './text.ts'
import { zigzag, zigzag64 } from './varint.ts'

export class Writer {
  #bytes: Uint8Array
  #view: DataView
  /** Bytes written so far. */
  length = 0

  constructor(capacity: number = 256) {
    this.#bytes = new Uint8Array(capacity)
    this.#view = new DataView(this.#bytes.buffer)
  }

  int8(value: number): void {
    const at = this.#grow(1)
    this.#view.setInt8(at, value)
  }

  int16(value: number): void {
    const at = this.#grow(2)
    this.#view.setInt16(at, value)
  }

  int32(value: number): void {
    const at = this.#grow(4)
    this.#view.setInt32(at, value)
  }

  int64(value: bigint): void {
    const at = this.#grow(8)
    this.#view.setBigInt64(at, value)
  }

  float64(value: number): void {
    const at = this.#grow(8)
    this.#view.setFloat64(at, value)
  }

  uvarint(value: number): void {
    let rest = value >>> 0
    while (rest > 0x7f) {
      const at = this.#grow(1)
      this.#bytes[at] = (rest & 0x7f) | 0x80
      rest >>>= 7
    }
    const at = this.#grow(1)
    this.#bytes[at] = rest
  }

  varint(value: number): void {
    this.uvarint(zigzag(value))
  }

  varlong(value: bigint): void {
    let rest = zigzag64(value)
    while (rest > 0x7fn) {
      this.int8(Number(rest & 0x7fn) | 0x80)
      rest >>= 7n
    }
    this.int8(Number(rest))
  }

  bytes(value: Uint8Array): void {
    const at = this.#grow(value.length)
    this.#bytes.set(value, at)
  }

  /** UTF-8 without a length; returns how many bytes it took. */
  text(value: string): number {
    const at = this.length
    this.#grow(value.length * 3)
    const written = encodeUtf8(value, this.#bytes, at)
    this.length = at + written
    return written
  }

  /** Overwrites two bytes that were written before. */
  setInt16(at: number, value: number): void {
    this.#view.setInt16(at, value)
  }

  /** What was written: a view, valid until the next write. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.length)
  }

  /** What was written, in memory of its own size. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.length)
  }

  /** Reserves `length` bytes and returns where they start. */
  #grow(length: number): number {
    const at = this.length
    const needed = at + length
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#bytes.length * 2, needed))
      larger.set(this.#bytes.subarray(0, at))
      this.#bytes = larger
      this.#view = new DataView(larger.buffer)
    }
    this.length = needed
    return at
  }
}
