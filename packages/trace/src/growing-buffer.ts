// A buffer whose final size is announced but not believed: it grows with the bytes that really
// come, never past the announced size. So a frame that says 500 MB and sends 10 bytes costs
// 4 KiB, and a frame that arrives whole ends in a buffer of exactly its size, without a last copy.
const FIRST_CAPACITY = 4096
/** In few steps, because the kernel gives pages only to what is written. */
const GROWTH = 8
const NOTHING = new Uint8Array(0)

export class GrowingBuffer {
  #bytes: Uint8Array = NOTHING
  readonly #limit: number
  length = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  /** What came so far; valid until the next append. */
  get bytes(): Uint8Array {
    return this.#bytes.length === this.length ? this.#bytes : this.#bytes.subarray(0, this.length)
  }

  append(data: Uint8Array, start: number, end: number): void {
    const length = this.length + end - start
    if (length > this.#bytes.length) this.#grow(length)
    this.#bytes.set(data.subarray(start, end), this.length)
    this.length = length
  }

  #grow(needed: number): void {
    const wanted = Math.max(FIRST_CAPACITY, needed * GROWTH)
    // At once to the end if that is near: the last step is the one that copies most.
    const capacity = wanted * 2 >= this.#limit ? this.#limit : wanted
    const bytes = new Uint8Array(Math.max(needed, capacity))
    if (this.length > 0) bytes.set(this.bytes)
    this.#bytes = bytes
  }
}
