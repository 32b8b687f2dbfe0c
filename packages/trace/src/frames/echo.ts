// The one thing beyond the size that this package knows of Kafka: an answer begins with the four
// bytes that stand at offset 4 of its request (the correlation id). Nothing is paired here; the
// last few are remembered only to recognise an answer when frames have to be found again after a
// loss, where a size alone would be weak evidence.

const REMEMBERED = 64
const AT_IN_REQUEST = 4

export class Echo {
  readonly #words = new Uint32Array(REMEMBERED)
  #count = 0

  request(bytes: Uint8Array): void {
    if (bytes.length < AT_IN_REQUEST + 4) return
    this.#words[this.#count % REMEMBERED] = readWord(bytes, AT_IN_REQUEST)
    this.#count += 1
  }

  /** Undefined when no request was seen, so that nothing can be told. */
  isAnswer(bytes: Uint8Array): boolean | undefined {
    if (this.#count === 0) return undefined
    if (bytes.length < 4) return false
    return this.#words.subarray(0, Math.min(this.#count, REMEMBERED)).includes(readWord(bytes, 0))
  }
}

function readWord(bytes: Uint8Array, at: number): number {
  const high = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
  const low = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
  return ((high << 16) | low) >>> 0
}
