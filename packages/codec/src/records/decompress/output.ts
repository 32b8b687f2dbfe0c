import { InflateLimitError } from './decompressors.ts'

/** Our choice: most batches of small records inflate to less. */
const FIRST_BYTES = 16 * 1024

/** Bytes being inflated: grows by doubling up to a limit, and is its own window for back references. */
export class Output {
  bytes: Uint8Array
  length = 0
  readonly #maxBytes: number

  /** `expected` is a hint from the wire; it is believed only up to `maxBytes`. */
  constructor(maxBytes: number, expected: number = FIRST_BYTES) {
    this.#maxBytes = maxBytes
    this.bytes = new Uint8Array(Math.max(0, Math.min(maxBytes, expected)))
  }

  /** Makes room for `more` bytes after `length`, or throws. `bytes` may be another array then. */
  reserve(more: number): void {
    const needed = this.length + more
    if (needed <= this.bytes.length) return
    if (needed > this.#maxBytes) throw new InflateLimitError(this.#maxBytes)
    const larger = new Uint8Array(Math.min(this.#maxBytes, Math.max(needed, this.bytes.length * 2)))
    larger.set(this.bytes.subarray(0, this.length))
    this.bytes = larger
  }

  append(piece: Uint8Array): void {
    this.reserve(piece.length)
    this.bytes.set(piece, this.length)
    this.length += piece.length
  }

  fill(byte: number, count: number): void {
    this.reserve(count)
    this.bytes.fill(byte, this.length, this.length + count)
    this.length += count
  }

  /** Appends `count` bytes from `distance` bytes back, which may overlap what is being written. */
  copyBack(distance: number, count: number): void {
    this.reserve(count)
    const { bytes } = this
    let to = this.length
    const end = to + count
    if (count > 32 && distance >= count) bytes.copyWithin(to, to - distance, to - distance + count)
    else if (count > 32 && distance === 1) bytes.fill(bytes[to - 1]!, to, end)
    else for (; to < end; to++) bytes[to] = bytes[to - distance]!
    this.length = end
  }

  /** What was inflated: a view. */
  finish(): Uint8Array {
    return this.bytes.subarray(0, this.length)
  }
}
