// One attribute of one entity over the capture: "finalized level of transaction.version
// on node 1". Facts are appended in frame order and kept only when the value changes;
// a repeat raises a count and the last frame. The value at a moment is a binary search.
// Most lines have one or two facts, so that each is one small object.

/** Anything with a stable text; objects are told apart by their `key`. */
export type FactValue = string | number | bigint | boolean | null | { readonly key: string }

export interface Fact<V extends FactValue = FactValue> {
  readonly value: V
  /** The frame that said so first, and where in it. */
  readonly frame: number
  readonly path: string
  /** How often it was said, and by which frame last. */
  readonly count: number
  readonly lastFrame: number
}

interface Kept<V extends FactValue> extends Fact<V> {
  count: number
  lastFrame: number
}

export class FactLine<V extends FactValue = FactValue> {
  #facts: Kept<V>[] = []
  /** Facts before this frame were thinned out: between two of them others may have been. */
  thinnedBefore = 0

  get length(): number {
    return this.#facts.length
  }

  get latest(): Fact<V> | undefined {
    return this.#facts.at(-1)
  }

  /** Returns whether this is news. */
  note(value: V, frame: number, path: string): boolean {
    const last = this.#facts.at(-1)
    if (last !== undefined && isSame(last.value, value)) {
      last.count++
      last.lastFrame = frame
      return false
    }
    this.#facts.push({ value, frame, path, count: 1, lastFrame: frame })
    return true
  }

  /** What was known once `frame` had been seen. */
  at(frame: number): Fact<V> | undefined {
    let low = 0
    let high = this.#facts.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#facts[middle]?.frame ?? Infinity) <= frame) low = middle + 1
      else high = middle
    }
    return low === 0 ? undefined : this.#facts[low - 1]
  }

  all(): readonly Fact<V>[] {
    return this.#facts
  }

  /** Drops every second fact but the last two; returns how many. */
  thin(): number {
    const before = this.#facts.length
    if (before < 4) return 0
    this.thinnedBefore = this.#facts[before - 2]?.frame ?? 0
    this.#facts = this.#facts.filter((_, index) => index >= before - 2 || index % 2 === 0)
    return before - this.#facts.length
  }
}

function isSame(a: FactValue | undefined, b: FactValue): boolean {
  if (a === b) return true
  return typeof a === 'object' && typeof b === 'object' && a?.key === b?.key
}
