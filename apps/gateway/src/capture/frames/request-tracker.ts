// Follows the frames of the client without holding or changing a byte: what passes has passed
// before it is looked at. Bodies are skipped by counting, so a frame that spans a thousand chunks
// costs a subtraction for each; only a head that is cut by a chunk's end is copied.
import type { Dialogue } from './dialogue.ts'
import { RequestPeek } from './request-peek.ts'

/** Room for header, client id and transactional id as anyone writes them; longer ones are not read. */
const HEAD_LIMIT = 1024

export class RequestTracker {
  readonly #dialogue: Dialogue
  readonly #peek = new RequestPeek()
  /** The first bytes of a frame whose head is not all here. */
  #head: Uint8Array | undefined
  #headLength = 0
  /** Bytes of the current frame that are still to come. */
  #rest = 0
  /** Where the first frame began in the last chunk, -1 if none did. */
  frameStart = -1
  /** False once the stream announced a size that no frame can have. */
  isFramed = true

  constructor(dialogue: Dialogue) {
    this.#dialogue = dialogue
  }

  push(chunk: Uint8Array): void {
    this.frameStart = -1
    if (!this.isFramed) return
    let at = 0
    while (at < chunk.length) {
      if (this.#rest > 0) {
        const length = Math.min(this.#rest, chunk.length - at)
        this.#rest -= length
        at += length
      } else if (this.#headLength > 0) at = this.#continueHead(chunk, at)
      else at = this.#beginFrame(chunk, at)
    }
  }

  #beginFrame(chunk: Uint8Array, at: number): number {
    if (this.frameStart < 0) this.frameStart = at
    const needed = this.#peek.read(chunk, at, chunk.length)
    if (needed === 0 || needed > HEAD_LIMIT) return this.#know(at, 0, chunk.length)
    this.#head ??= new Uint8Array(HEAD_LIMIT)
    this.#head.set(chunk.subarray(at))
    this.#headLength = chunk.length - at
    return chunk.length
  }

  #continueHead(chunk: Uint8Array, from: number): number {
    const head = this.#head ?? new Uint8Array(HEAD_LIMIT)
    let at = from
    for (;;) {
      const needed = this.#peek.read(head, 0, this.#headLength)
      if (needed === 0 || needed > HEAD_LIMIT) {
        const length = this.#headLength
        this.#headLength = 0
        return this.#know(at, length, chunk.length)
      }
      const length = Math.min(needed - this.#headLength, chunk.length - at)
      if (length === 0) return at
      head.set(chunk.subarray(at, at + length), this.#headLength)
      this.#headLength += length
      at += length
    }
  }

  /** The head is read, `consumed` of its bytes lie before `at`. Returns where to go on. */
  #know(at: number, consumed: number, end: number): number {
    if (this.#peek.size < 0) {
      this.isFramed = false
      return end
    }
    this.#dialogue.request(this.#peek)
    this.#rest = 4 + this.#peek.size - consumed
    return at
  }
}
