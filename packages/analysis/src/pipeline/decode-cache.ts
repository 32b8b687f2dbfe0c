// Keeps the last few decoded bodies. Rows, rules and the open detail ask for the same
// body several times within a moment, and hardly ever later. A WeakRef would not do:
// it holds its target until the current turn ends, which is the whole run in a loop.
// A kept body holds its frame's bytes, so bytes bound the cache as well as the count.
import type { DecodedMessage } from '@brokerscope/codec'

/** Bounds, our choice. */
const MAX_BODIES = 64
const MAX_BYTES = 16 << 20

export interface Owner {
  readonly frame: { readonly bytes: Uint8Array }
}

export class DecodeCache {
  /** Oldest first: a Map keeps insertion order. */
  readonly #kept = new Map<Owner, DecodedMessage>()
  #bytes = 0

  get size(): number {
    return this.#kept.size
  }

  /** The body of `owner`, decoded now unless it was a moment ago. */
  get(owner: Owner, decode: () => DecodedMessage): DecodedMessage {
    const kept = this.#kept.get(owner)
    if (kept !== undefined) return kept
    const message = decode()
    this.#kept.set(owner, message)
    this.#bytes += owner.frame.bytes.length
    for (const oldest of this.#kept.keys()) {
      if (oldest === owner) break
      if (this.#kept.size <= MAX_BODIES && this.#bytes <= MAX_BYTES) break
      this.forget(oldest)
    }
    return message
  }

  /** Call when what the owner's bytes mean has changed. */
  forget(owner: Owner): void {
    if (this.#kept.delete(owner)) this.#bytes -= owner.frame.bytes.length
  }
}
