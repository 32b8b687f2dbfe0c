// Where one direction of a connection stands. All that is kept of it after its end, to tell late
// packets from a new connection with the same ports.
const WRAP = 2 ** 32

export class StreamPosition {
  /** Sequence number of offset 0. */
  zero: number | undefined
  /** Offset of the next byte that is wanted. */
  next = 0

  /** Unwrapped: a sequence number is read as the nearest one to `next`, 2 GiB around. */
  offsetOf(sequence: number): number {
    const expected = ((this.zero ?? sequence) + (this.next % WRAP)) % WRAP
    return this.next + ((sequence - expected) | 0)
  }

  /** The byte with this sequence number stands at this offset. */
  anchor(sequence: number, offset = 0): void {
    this.zero ??= (sequence - (offset % WRAP)) >>> 0
  }
}

export interface Positions {
  readonly request: StreamPosition
  readonly response: StreamPosition
}
