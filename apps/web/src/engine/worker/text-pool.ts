// Many short strings in few large buffers. A summary per frame as a JavaScript string would cost
// more than the whole rest of the index; here it costs its UTF-8 bytes, and strings that repeat
// (heartbeats, acknowledgements) are kept once.

const CHUNK_BYTES = 1 << 20
/** Recently added strings that are looked up before a new one is stored. */
const RECENT = 4096

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export class TextPool {
  readonly #chunks: Uint8Array[] = []
  #used = CHUNK_BYTES
  /** Where string n begins: chunk number times CHUNK_BYTES plus offset. */
  #starts = new Float64Array(256)
  #lengths = new Uint32Array(256)
  #count = 0
  #recent = new Map<string, number>()

  get count(): number {
    return this.#count
  }

  add(text: string): number {
    const known = this.#recent.get(text)
    if (known !== undefined) return known
    const bytes = encoder.encode(text).subarray(0, CHUNK_BYTES)
    if (this.#used + bytes.length > CHUNK_BYTES) {
      this.#chunks.push(new Uint8Array(CHUNK_BYTES))
      this.#used = 0
    }
    const chunk = this.#chunks.length - 1
    this.#chunks[chunk]?.set(bytes, this.#used)
    const id = this.#append(chunk * CHUNK_BYTES + this.#used, bytes.length)
    this.#used += bytes.length
    if (this.#recent.size >= RECENT) this.#recent = new Map()
    this.#recent.set(text, id)
    return id
  }

  at(id: number): string {
    const start = this.#starts[id] ?? 0
    const chunk = this.#chunks[Math.floor(start / CHUNK_BYTES)]
    const offset = start % CHUNK_BYTES
    return chunk === undefined
      ? ''
      : decoder.decode(chunk.subarray(offset, offset + (this.#lengths[id] ?? 0)))
  }

  #append(start: number, length: number): number {
    if (this.#count === this.#starts.length) {
      const starts = new Float64Array(this.#count * 2)
      starts.set(this.#starts)
      this.#starts = starts
      const lengths = new Uint32Array(this.#count * 2)
      lengths.set(this.#lengths)
      this.#lengths = lengths
    }
    this.#starts[this.#count] = start
    this.#lengths[this.#count] = length
    this.#count += 1
    return this.#count - 1
  }
}
