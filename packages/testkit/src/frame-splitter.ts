// Cuts a byte stream into frames, for the scripted ends. Frames are copies.
export class FrameSplitter {
  #pending = new Uint8Array()
  readonly #onFrame: (frame: Uint8Array) => void

  constructor(onFrame: (frame: Uint8Array) => void) {
    this.#onFrame = onFrame
  }

  push(chunk: Uint8Array): void {
    const bytes = new Uint8Array(this.#pending.length + chunk.length)
    bytes.set(this.#pending)
    bytes.set(chunk, this.#pending.length)
    const view = new DataView(bytes.buffer)
    let offset = 0
    while (offset + 4 <= bytes.length) {
      const size = view.getInt32(offset)
      if (size < 0 || offset + 4 + size > bytes.length) break
      this.#onFrame(bytes.slice(offset + 4, offset + 4 + size))
      offset += 4 + size
    }
    this.#pending = bytes.subarray(offset)
  }
}
