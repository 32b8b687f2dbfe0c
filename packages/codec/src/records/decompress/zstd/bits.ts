// A zstd bit stream is written forwards and read backwards: from a last 1 bit, that marks the end,
// down to the first byte. `position` is how many bits are still to be read.
//
// Every read loads four bytes at once, wherever the bits stand, so the stream must lie in an array
// with some bytes behind it (see padded); what those bytes are does not matter.
import { InflateError } from '../decompressors.ts'

/** Bytes that a read may touch past the end of a stream. */
const PADDING = 8

export class BackwardBits {
  readonly bytes: Uint8Array
  /** Byte of the array where the stream begins. */
  readonly start: number
  /** Bits not read yet; below zero once more was read than there was. */
  position: number

  constructor(bytes: Uint8Array, start: number, end: number) {
    const last = end > start ? bytes[end - 1]! : 0
    if (last === 0) throw new InflateError('zstd bit stream without its end mark')
    this.bytes = bytes
    this.start = start
    this.position = (end - start) * 8 - 8 + (31 - Math.clz32(last))
  }

  /** The next `count` bits, 0 to 25; bits before the beginning read as zero. */
  read(count: number): number {
    const position = (this.position -= count)
    if (position < 0) return this.#past(count)
    return load(this.bytes, this.start, position) & ((1 << count) - 1)
  }

  /** The same for 0 to 31 bits. */
  readLong(count: number): number {
    if (count <= 25) return this.read(count)
    const high = this.read(count - 16)
    return ((high << 16) | this.read(16)) >>> 0
  }

  #past(count: number): number {
    const missing = -this.position
    if (missing >= count) return 0
    return (load(this.bytes, this.start, 0) & ((1 << (count - missing)) - 1)) << missing
  }
}

/** The 32 bits, of which at least 25 are valid, from bit `position` of the stream. */
export function load(bytes: Uint8Array, start: number, position: number): number {
  const at = start + (position >>> 3)
  const word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
  return word >>> (position & 7)
}

/** A copy with PADDING zero bytes behind it. */
export function padded(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(bytes.length + PADDING)
  copy.set(bytes)
  return copy
}
