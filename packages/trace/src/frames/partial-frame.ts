// A frame that is being gathered: the four bytes of its size, then as many bytes. One that lies
// whole in a packet becomes a view of it; any other is copied once, into a buffer that grows with
// what comes.
import { GrowingBuffer } from '../growing-buffer.ts'
import type { Piece } from '../events.ts'
import type { Run } from '../tcp/run.ts'

const SIZE_BYTES = 4
const NOTHING = new Uint8Array(0)

export class PartialFrame {
  /** Stream offset of the first byte of the size. */
  offset = 0
  /** Bytes of the body that came. */
  have = 0
  pieces: Piece[] = []
  #sizeLength = 0
  #word = 0
  #buffer: GrowingBuffer | undefined
  #view: Uint8Array = NOTHING

  get hasBegun(): boolean {
    return this.#sizeLength > 0
  }

  get isSizeKnown(): boolean {
    return this.#sizeLength === SIZE_BYTES
  }

  /** As announced: may be negative, or anything. */
  get size(): number {
    return this.#word
  }

  /** Stream offset behind the frame. */
  get end(): number {
    return this.offset + SIZE_BYTES + this.#word
  }

  get isComplete(): boolean {
    return this.isSizeKnown && this.have === this.#word
  }

  /** The body as far as it came. */
  get bytes(): Uint8Array {
    return this.#buffer?.bytes ?? this.#view
  }

  /** Takes bytes of the size from index `at` on; returns the index behind them. */
  takeSize(run: Run, at: number): number {
    if (this.#sizeLength === 0) this.offset = run.offset + at - run.start
    let next = at
    while (next < run.end && this.#sizeLength < SIZE_BYTES) {
      this.#word = (this.#word << 8) | (run.data[next++] ?? 0)
      this.#sizeLength += 1
    }
    return next
  }

  /** Takes bytes of the body from index `at` on; returns the index behind them. */
  takeBody(run: Run, at: number): number {
    const count = Math.min(this.#word - this.have, run.end - at)
    const next = at + count
    if (count === this.#word) this.#view = run.data.subarray(at, next)
    else (this.#buffer ??= new GrowingBuffer(this.#word)).append(run.data, at, next)
    this.pieces.push({ fileOffset: run.fileOffset + at - run.start, length: count })
    this.have += count
    return next
  }

  reset(): void {
    this.#sizeLength = 0
    this.#word = 0
    this.have = 0
    this.#buffer = undefined
    this.#view = NOTHING
    this.pieces = []
  }
}
