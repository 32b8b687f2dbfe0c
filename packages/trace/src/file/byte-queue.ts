// A cursor over chunks of any size. A file reader asks `has(n)`; when that holds, the next n
// bytes lie side by side in `data` from index `at`, without a copy if the chunk holds them all.
// Bytes of a block that is not complete yet are copied out of the chunk, so a chunk is never
// kept after the push that brought it (only by frames that are views of it).
import { GrowingBuffer } from '../growing-buffer.ts'

const NOTHING = new Uint8Array(0)

export class ByteQueue {
  data: Uint8Array = NOTHING
  at = 0
  view: DataView = new DataView(NOTHING.buffer)
  /** File offset of `data[at]`. */
  position = 0

  #chunk: Uint8Array = NOTHING
  #chunkAt = 0
  /** Begins at the cursor; holds the start of something that did not fit into its chunk. */
  #rest: GrowingBuffer | undefined

  push(chunk: Uint8Array): void {
    this.#chunk = chunk
    this.#chunkAt = 0
    if (this.#rest === undefined) this.#show(chunk, 0)
  }

  /** Whether the next n bytes are here; if not, push more and ask again. */
  has(n: number): boolean {
    const left = this.#chunk.length - this.#chunkAt
    if (this.#rest === undefined) {
      if (left >= n) return true
      if (left === 0) return false
      this.#rest = new GrowingBuffer(Number.MAX_SAFE_INTEGER)
    }
    const rest = this.#rest
    const wanted = Math.min(n - rest.length, left)
    if (wanted > 0) {
      rest.append(this.#chunk, this.#chunkAt, this.#chunkAt + wanted)
      this.#chunkAt += wanted
      this.#show(rest.bytes, 0)
    }
    return rest.length >= n
  }

  /** Moves the cursor past bytes for which `has` was true. Views of them stay valid. */
  consume(n: number): void {
    this.position += n
    const rest = this.#rest
    if (rest === undefined) {
      this.#chunkAt += n
      this.at = this.#chunkAt
    } else if (rest.length === n) {
      this.#rest = undefined
      this.#show(this.#chunk, this.#chunkAt)
    } else {
      // Only after damage: everybody else consumes what was asked for. One chunk of it all, so
      // that a search through it copies nothing more.
      rest.append(this.#chunk, this.#chunkAt, this.#chunk.length)
      this.#rest = undefined
      this.#chunk = rest.bytes
      this.#chunkAt = n
      this.#show(this.#chunk, n)
    }
  }

  /** Bytes that wait for the rest of their block. */
  get waiting(): number {
    return (this.#rest?.length ?? 0) + this.#chunk.length - this.#chunkAt
  }

  /** Everything that is here, as one view; with `consume` for readers that only search. */
  rest(): Uint8Array {
    if (this.#rest !== undefined) this.has(this.waiting)
    return this.#rest === undefined ? this.#chunk.subarray(this.#chunkAt) : this.#rest.bytes
  }

  /** Forgets the chunk; what is left of it must have been asked for. */
  release(): void {
    if (this.#chunkAt < this.#chunk.length) this.has(this.waiting)
    this.#chunk = NOTHING
    this.#chunkAt = 0
    if (this.#rest === undefined) this.#show(NOTHING, 0)
  }

  #show(data: Uint8Array, at: number): void {
    if (this.data !== data) {
      this.data = data
      this.view = new DataView(data.buffer, data.byteOffset, data.byteLength)
    }
    this.at = at
  }
}
