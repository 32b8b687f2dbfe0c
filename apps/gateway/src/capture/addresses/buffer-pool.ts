// Memory in which answers are gathered until they are complete. A Fetch of a MiB arrives in many
// chunks; a new MiB for each would cost more than everything else that is done with it. Shared by
// all connections, because few answers are on their way at the same moment.

/** An answer of 1 MiB with its size. */
const BUFFER_BYTES = 1024 * 1024 + 64
const MOST_FREE = 8

export class BufferPool {
  readonly #free: Uint8Array[] = []

  /** At least `length` bytes, with anything in them. */
  take(length: number): Uint8Array {
    if (length > BUFFER_BYTES) return Buffer.allocUnsafeSlow(length)
    return this.#free.pop() ?? Buffer.allocUnsafeSlow(BUFFER_BYTES)
  }

  give(buffer: Uint8Array): void {
    if (buffer.length === BUFFER_BYTES && this.#free.length < MOST_FREE) this.#free.push(buffer)
  }
}
