// Walks the records of a batch of magic 2:
//
//   length varint | attributes int8 | timestampDelta varlong | offsetDelta varint
//   keyLength varint, key | valueLength varint, value | headerCount varint
//   per header: keyLength varint, key | valueLength varint, value      (a length of -1 is null)
//
// One object serves all records: next() finds where the parts stand, and the getters build a
// bigint, a view or a list only for who asks. A batch of 1 MB can hold 100,000 records, and most
// callers want a count or a size. Varints are read here and not by a Reader, whose checks a byte
// cost twice the time; a varint is checked against the end of its record instead.
//
// Source: clients/.../record/internal/DefaultRecord.java @ 4.4.0
import { decodeUtf8 } from '../wire/text.ts'
import type { RecordHeader, RecordView } from './record.ts'
import { incrementSequence } from './sequence.ts'

/** What the header of the batch adds to each record. */
export interface V2Base {
  readonly baseOffset: bigint
  readonly baseTimestamp: bigint
  /** Every record's timestamp, where the broker stamped the batch. */
  readonly logAppendTime: bigint | undefined
  readonly baseSequence: number
}

export class V2Cursor implements RecordView {
  start = 0
  end: number
  timestampDelta: number | bigint = 0
  offsetDelta = 0
  keySize = -1
  valueSize = -1
  headerCount = 0
  /** Where the parts stand in the data; for the tree. */
  attributesAt = 0
  timestampAt = 0
  offsetAt = 0
  keyAt = 0
  valueAt = 0
  headersAt = 0
  /** What is wrong with the record at `start`, once next() has returned false before the end. */
  fault: string | undefined

  readonly data: Uint8Array
  readonly #base: V2Base
  /** Where the last varint ended; below zero where it did not end. */
  #at = 0

  constructor(data: Uint8Array, start: number, base: V2Base) {
    this.data = data
    this.end = start
    this.#base = base
  }

  /** Moves to the next record; false at the end of the data, or where they make no sense. */
  next(): boolean {
    const { data } = this
    const start = this.end
    this.start = start
    if (start >= data.length) return false
    const size = this.#varint(start, data.length)
    if (this.#at < 0) return this.#broken('the length is cut')
    const bodyAt = this.#at
    if (size < 0 || size > data.length - bodyAt)
      return this.#broken(`a record of ${size} bytes, ${data.length - bodyAt} left`)
    const end = bodyAt + size
    this.attributesAt = bodyAt
    this.timestampAt = bodyAt + 1
    if (this.timestampAt > end) return this.#broken('the attributes are missing')

    this.timestampDelta = this.#varlong(this.timestampAt, end)
    if (this.#at < 0) return this.#broken('the timestamp is cut')
    this.offsetAt = this.#at
    this.offsetDelta = this.#varint(this.offsetAt, end)
    if (this.#at < 0) return this.#broken('the offset is cut')
    this.keyAt = this.#at
    this.keySize = this.#varint(this.keyAt, end)
    if (this.#at < 0 || this.keySize > end - this.#at) return this.#broken('the key is cut')
    this.valueAt = this.#at + Math.max(0, this.keySize)
    this.valueSize = this.#varint(this.valueAt, end)
    if (this.#at < 0 || this.valueSize > end - this.#at) return this.#broken('the value is cut')
    this.headersAt = this.#at + Math.max(0, this.valueSize)
    this.headerCount = this.#varint(this.headersAt, end)
    if (this.#at < 0) return this.#broken('the number of headers is cut')
    // A header takes two bytes at least.
    if (this.headerCount < 0 || this.headerCount > (end - this.#at) / 2)
      return this.#broken(`${this.headerCount} headers in ${end - this.#at} bytes`)
    if (!this.#skipHeaders(end)) return this.#broken('the headers do not end with the record')
    this.end = end
    return true
  }

  get offset(): bigint {
    return this.#base.baseOffset + BigInt(this.offsetDelta)
  }

  get timestamp(): bigint {
    return this.#base.logAppendTime ?? this.#base.baseTimestamp + BigInt(this.timestampDelta)
  }

  get sequence(): number {
    const { baseSequence } = this.#base
    return baseSequence < 0 ? -1 : incrementSequence(baseSequence, this.offsetDelta)
  }

  get key(): Uint8Array | null {
    return this.keySize < 0 ? null : this.data.subarray(this.valueAt - this.keySize, this.valueAt)
  }

  get value(): Uint8Array | null {
    const end = this.headersAt
    return this.valueSize < 0 ? null : this.data.subarray(end - this.valueSize, end)
  }

  get headers(): RecordHeader[] {
    const headers: RecordHeader[] = []
    this.forEachHeader((_, keyStart, valueAt, valueStart, end) => {
      headers.push({
        key: decodeUtf8(this.data, keyStart, valueAt),
        value: valueStart < 0 ? null : this.data.subarray(valueStart, end),
      })
    })
    return headers
  }

  /** Where each header stands; `valueStart` is -1 for a null value. next() has checked them. */
  forEachHeader(
    visit: (
      keyAt: number,
      keyStart: number,
      valueAt: number,
      valueStart: number,
      end: number,
    ) => void,
  ): void {
    this.#varint(this.headersAt, this.end)
    let at = this.#at
    for (let index = 0; index < this.headerCount; index++) {
      const keyAt = at
      const keySize = this.#varint(keyAt, this.end)
      const keyStart = this.#at
      const valueAt = keyStart + keySize
      const valueSize = this.#varint(valueAt, this.end)
      at = this.#at + Math.max(0, valueSize)
      visit(keyAt, keyStart, valueAt, valueSize < 0 ? -1 : this.#at, at)
    }
  }

  #skipHeaders(end: number): boolean {
    let at = this.#at
    for (let index = 0; index < this.headerCount; index++) {
      const keySize = this.#varint(at, end)
      if (this.#at < 0 || keySize < 0 || keySize > end - this.#at) return false
      const valueSize = this.#varint(this.#at + keySize, end)
      if (this.#at < 0 || valueSize > end - this.#at) return false
      at = this.#at + Math.max(0, valueSize)
    }
    return at === end
  }

  #broken(fault: string): false {
    this.fault = fault
    this.end = this.start
    return false
  }

  /** Zigzag, at most 5 bytes. */
  #varint(start: number, end: number): number {
    const { data } = this
    let value = 0
    let at = start
    for (let shift = 0; shift < 35 && at < end; shift += 7) {
      const byte = data[at++]!
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) {
        this.#at = at
        return (value >>> 1) ^ -(value & 1)
      }
    }
    this.#at = -1
    return 0
  }

  /** Zigzag, at most 10 bytes; a bigint only where a number would not be exact. */
  #varlong(start: number, end: number): number | bigint {
    const { data } = this
    const last = Math.min(end, start + 4)
    let low = 0
    let at = start
    for (let shift = 0; at < last; shift += 7) {
      const byte = data[at++]!
      low |= (byte & 0x7f) << shift
      if (byte < 0x80) {
        this.#at = at
        return (low >>> 1) ^ -(low & 1)
      }
    }
    let value = BigInt(low)
    for (let shift = 28n; shift < 70n && at < end && at - start >= 4; shift += 7n) {
      const byte = data[at++]!
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) {
        this.#at = at
        const unsigned = BigInt.asUintN(64, value)
        return BigInt.asIntN(64, (unsigned >> 1n) ^ -(unsigned & 1n))
      }
    }
    this.#at = -1
    return 0
  }
}
