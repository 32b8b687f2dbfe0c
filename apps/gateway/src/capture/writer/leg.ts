// One direction of a recorded connection: cuts what comes out of the ring at the borders of
// frames. Three things can happen to a frame, decided when its head is known:
//
//   pass   each piece is written when it comes
//   hold   it may hold secrets: written when it is complete, zeroed
//   zero   it may hold secrets and is too large, or cannot be named: its bytes are zeroed unseen
//
// No piece has bytes of two frames, so that what is said of a packet is said of one frame.
import type { Round, WithheldRange } from '@brokerscope/trace'

export type Treatment = 'pass' | 'hold' | 'zero'

export interface LegRules {
  /**
   * Looks at the start of a frame (from its size on) that the bytes from `start` to `end` begin
   * with. Returns how many bytes it needs at least if these are too few, else undefined.
   */
  readonly begin: (bytes: Uint8Array, start: number, end: number) => FrameStart | number
  /** `remember` as the start said. */
  readonly write: (
    bytes: Uint8Array,
    endsFrame: boolean,
    start: FrameStart | undefined,
    withheld: readonly WithheldRange[],
  ) => void
}

export interface FrameStart {
  /** Announced, without the 4 bytes that announce it. */
  readonly size: number
  readonly treatment: Treatment
  /** Repeat the frame in later segments. */
  readonly remember: Round | undefined
  /** Of a held frame, without its size. */
  readonly secrets?: (frame: Uint8Array) => WithheldRange[]
  /** Of a zeroed frame: bytes at its beginning that stay, and why the others do not. */
  readonly zeroFrom?: number
  readonly kind?: string
}

const NOTHING = new Uint8Array(0)
const SIZE_BYTES = 4

export class Leg {
  readonly #rules: LegRules
  #start: FrameStart | undefined
  /** Bytes of the current frame that are still to come. */
  #rest = 0
  /** The start of a frame that is too short to decide. */
  #carry: Uint8Array = NOTHING
  #held: Uint8Array[] = []
  #isOpaque = false

  constructor(rules: LegRules) {
    this.#rules = rules
  }

  get isInsideFrame(): boolean {
    return this.#rest > 0 || this.#carry.length > 0
  }

  push(chunk: Uint8Array): void {
    const bytes = this.#carry.length > 0 ? Buffer.concat([this.#carry, chunk]) : chunk
    this.#carry = NOTHING
    let at = 0
    while (at < bytes.length) {
      if (this.#isOpaque) return this.#rules.write(bytes.subarray(at), false, undefined, [])
      if (this.#rest === 0 && !this.#begin(bytes, at)) return
      const piece = bytes.subarray(at, at + this.#rest)
      this.#rest -= piece.length
      at += piece.length
      this.#take(piece)
    }
  }

  /** Bytes are missing from here on; the next ones begin with a frame. */
  skipped(): void {
    this.end()
    this.#isOpaque = false
  }

  /** Nothing more will come of the current frame: what is here of it is written, zeroed if held. */
  end(): void {
    if (this.#carry.length > 0) this.#rules.write(this.#carry, false, undefined, [])
    if (this.#held.length > 0) {
      const bytes = Buffer.concat(this.#held)
      const length = Math.max(0, bytes.length - SIZE_BYTES)
      bytes.fill(0, SIZE_BYTES)
      this.#rules.write(bytes, false, this.#start, [{ offset: 0, length, kind: 'unfinished' }])
    }
    this.#carry = NOTHING
    this.#held = []
    this.#start = undefined
    this.#rest = 0
  }

  /** False if more bytes are needed. */
  #begin(bytes: Uint8Array, at: number): boolean {
    const start = this.#rules.begin(bytes, at, bytes.length)
    if (typeof start === 'number') {
      this.#carry = new Uint8Array(bytes.subarray(at))
      return false
    }
    this.#start = start
    this.#rest = SIZE_BYTES + start.size
    if (start.size < 0) {
      this.#isOpaque = true
      this.#rest = bytes.length - at
    }
    return true
  }

  #take(piece: Uint8Array): void {
    const start = this.#start
    const endsFrame = this.#rest === 0 && !this.#isOpaque
    if (start === undefined || start.treatment === 'pass') {
      this.#rules.write(piece, endsFrame, start, [])
    } else if (start.treatment === 'zero') {
      this.#zero(piece, endsFrame, start)
    } else {
      // The ring's memory is reused, so what is kept is copied.
      this.#held.push(new Uint8Array(piece))
      if (endsFrame) this.#finishHeld(start)
    }
  }

  #zero(piece: Uint8Array, endsFrame: boolean, start: FrameStart): void {
    const { size, zeroFrom = 0, kind = 'unknown' } = start
    const position = SIZE_BYTES + size - this.#rest - piece.length
    const keep = Math.min(piece.length, Math.max(0, SIZE_BYTES + zeroFrom - position))
    const bytes = new Uint8Array(piece.length)
    bytes.set(piece.subarray(0, keep))
    const withheld = endsFrame ? [{ offset: zeroFrom, length: size - zeroFrom, kind }] : []
    this.#rules.write(bytes, endsFrame, start, withheld)
  }

  #finishHeld(start: FrameStart): void {
    const bytes = Buffer.concat(this.#held)
    this.#held = []
    const frame = bytes.subarray(SIZE_BYTES)
    const withheld = start.secrets?.(frame) ?? []
    for (const { offset, length } of withheld) frame.fill(0, offset, offset + length)
    this.#rules.write(bytes, true, start, withheld)
  }
}
