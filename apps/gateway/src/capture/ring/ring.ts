// A bounded queue of records in shared memory, from the thread that forwards to the one that
// writes. One producer, one consumer, no locks: the producer owns `head`, the consumer `tail`,
// each a count of bytes since the start, modulo 2^32.
//
//   control  0 head   1 tail   2 consumer sleeps (1) or will look by itself (0)
//   data     records of 8-byte aligned length, never split at the end of the memory:
//            type u8 | direction u8 | - u16 | length u32 | connection u32 | - u32 | time f64 | bytes
//
// Rejected: postMessage with transferred buffers. It costs 5 to 10 microseconds a message on the
// thread that forwards, and its queue is not bounded.
//
// The consumer sleeps with Atomics.wait. Waking it is a system call, so the producer does it only
// when the consumer said that it sleeps without a clock, or when a good part of the ring is full.

/** Uint8Array.set on shared memory copies byte by byte; this is memmove (3 against 33 GB/s). */
const { copy } = Buffer.prototype

const HEAD = 0
const TAIL = 1
const SLEEPS = 2
const CONTROL_BYTES = 64

const RECORD_HEADER_BYTES = 24
/** Type of the filler before the end of the memory. */
const PADDING = 0
/** Kept free for records that must not be lost, such as "closed". */
export const RESERVED_BYTES = 64 * 1024
/** A record holds at most this; longer chunks are several records. */
export const MAX_RECORD_BYTES = 64 * 1024

export interface RingMemory {
  readonly buffer: SharedArrayBuffer
}

export function ringMemory(bytes: number): RingMemory {
  const capacity = 2 ** Math.ceil(Math.log2(Math.max(bytes, 4 * MAX_RECORD_BYTES)))
  return { buffer: new SharedArrayBuffer(CONTROL_BYTES + capacity) }
}

class RingViews {
  readonly control: Int32Array
  readonly data: Uint8Array
  readonly words: Uint32Array
  readonly times: Float64Array
  readonly capacity: number

  constructor({ buffer }: RingMemory) {
    this.control = new Int32Array(buffer, 0, CONTROL_BYTES / 4)
    this.data = new Uint8Array(buffer, CONTROL_BYTES)
    this.words = new Uint32Array(buffer, CONTROL_BYTES)
    this.times = new Float64Array(buffer, CONTROL_BYTES)
    this.capacity = this.data.length
  }
}

export class RingProducer {
  readonly #ring: RingViews
  #head = 0

  constructor(memory: RingMemory) {
    this.#ring = new RingViews(memory)
  }

  /** Copies the record, or returns false if it would leave less than `reserve` bytes free. */
  put(
    type: number,
    direction: number,
    connection: number,
    timeNs: number,
    bytes: Uint8Array,
    reserve: number,
  ): boolean {
    const { control, capacity, data, words, times } = this.#ring
    const length = align(RECORD_HEADER_BYTES + bytes.length)
    const tail = Atomics.load(control, TAIL) >>> 0
    const used = (this.#head - tail) >>> 0
    let at = this.#head % capacity
    const beforeEnd = capacity - at
    const padding = beforeEnd < length ? beforeEnd : 0
    if (used + padding + length + reserve > capacity) {
      this.#wake()
      return false
    }
    if (padding > 0) {
      data[at] = PADDING
      at = 0
    }
    data[at] = type
    data[at + 1] = direction
    words[(at >> 2) + 1] = bytes.length
    words[(at >> 2) + 2] = connection
    times[(at >> 3) + 2] = timeNs
    copy.call(bytes, data, at + RECORD_HEADER_BYTES)
    this.#head = (this.#head + padding + length) >>> 0
    Atomics.store(control, HEAD, this.#head | 0)
    if (Atomics.load(control, SLEEPS) === 1 || used > capacity / 4) this.#wake()
    return true
  }

  #wake(): void {
    if (Atomics.exchange(this.#ring.control, SLEEPS, 0) === 1 || this.#isFilling()) {
      Atomics.notify(this.#ring.control, HEAD)
    }
  }

  #isFilling(): boolean {
    const { control, capacity } = this.#ring
    return (this.#head - Atomics.load(control, TAIL)) >>> 0 > capacity / 4
  }
}

export type RingHandler = (
  type: number,
  direction: number,
  connection: number,
  timeNs: number,
  /** Valid during the call only. */
  bytes: Uint8Array,
) => void

export class RingConsumer {
  readonly #ring: RingViews
  /**
   * The record at work, out of the shared memory: whatever is done with it is faster here. No
   * Buffer, whose slice would not copy: the handler may use it.
   */
  #record = new Uint8Array(MAX_RECORD_BYTES)
  #tail = 0

  constructor(memory: RingMemory) {
    this.#ring = new RingViews(memory)
  }

  /** Hands over what is there, at most about `maxBytes`; returns the bytes of memory freed. */
  drain(handler: RingHandler, maxBytes: number): number {
    const { control, capacity, data, words, times } = this.#ring
    const head = Atomics.load(control, HEAD) >>> 0
    const start = this.#tail
    while (this.#tail !== head && (this.#tail - start) >>> 0 < maxBytes) {
      const at = this.#tail % capacity
      const type = data[at] ?? PADDING
      if (type === PADDING) {
        this.#tail = (this.#tail + capacity - at) >>> 0
        continue
      }
      const length = words[(at >> 2) + 1] ?? 0
      const begin = at + RECORD_HEADER_BYTES
      if (length > this.#record.length) this.#record = new Uint8Array(length)
      copy.call(data, this.#record, 0, begin, begin + length)
      handler(
        type,
        data[at + 1] ?? 0,
        words[(at >> 2) + 2] ?? 0,
        times[(at >> 3) + 2] ?? 0,
        this.#record.subarray(0, length),
      )
      this.#tail = (this.#tail + align(RECORD_HEADER_BYTES + length)) >>> 0
      Atomics.store(control, TAIL, this.#tail | 0)
    }
    Atomics.store(control, TAIL, this.#tail | 0)
    return (this.#tail - start) >>> 0
  }

  /** Sleeps for `ms`; with `untilWoken` the producer's next record ends it earlier. */
  sleep(ms: number, untilWoken: boolean): void {
    const { control } = this.#ring
    if (untilWoken) Atomics.store(control, SLEEPS, 1)
    // If a record came in between, head is not what we drained to and wait returns at once.
    Atomics.wait(control, HEAD, this.#tail | 0, ms)
    Atomics.store(control, SLEEPS, 0)
  }
}

function align(length: number): number {
  return (length + 7) & ~7
}
