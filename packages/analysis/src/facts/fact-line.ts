// One attribute of one entity over the capture: "finalized level of transaction.version
// on node 1". Facts are appended in frame order and kept only when the value changes;
// a repeat raises a count and the last frame. The value at a moment is a binary search.
//
// Columns instead of objects: a session may hold millions of facts, and most lines have
// one or two.

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

export class FactLine<V extends FactValue = FactValue> {
  #frames: number[] = []
  #values: V[] = []
  #paths: string[] = []
  #counts: number[] = []
  #lastFrames: number[] = []
  /** Facts before this frame were thinned out: between two of them others may have been. */
  thinnedBefore = 0

  get length(): number {
    return this.#frames.length
  }

  get latest(): Fact<V> | undefined {
    return this.#fact(this.#frames.length - 1)
  }

  /** Returns whether this is news. */
  note(value: V, frame: number, path: string): boolean {
    const last = this.#frames.length - 1
    if (last >= 0 && isSame(this.#values[last], value)) {
      this.#counts[last] = (this.#counts[last] ?? 0) + 1
      this.#lastFrames[last] = frame
      return false
    }
    this.#frames.push(frame)
    this.#values.push(value)
    this.#paths.push(path)
    this.#counts.push(1)
    this.#lastFrames.push(frame)
    return true
  }

  /** What was known once `frame` had been seen. */
  at(frame: number): Fact<V> | undefined {
    let low = 0
    let high = this.#frames.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#frames[middle] ?? Infinity) <= frame) low = middle + 1
      else high = middle
    }
    return this.#fact(low - 1)
  }

  all(): Fact<V>[] {
    return this.#frames.flatMap((_, index) => this.#fact(index) ?? [])
  }

  /** Drops every second fact but the last two; returns how many. */
  thin(): number {
    const before = this.#frames.length
    if (before < 4) return 0
    const isKept = (_: unknown, index: number): boolean => index >= before - 2 || index % 2 === 0
    this.thinnedBefore = this.#frames[before - 2] ?? 0
    this.#frames = this.#frames.filter(isKept)
    this.#values = this.#values.filter(isKept)
    this.#paths = this.#paths.filter(isKept)
    this.#counts = this.#counts.filter(isKept)
    this.#lastFrames = this.#lastFrames.filter(isKept)
    return before - this.#frames.length
  }

  #fact(index: number): Fact<V> | undefined {
    const value = this.#values[index]
    if (value === undefined) return undefined
    return {
      value,
      frame: this.#frames[index] ?? 0,
      path: this.#paths[index] ?? '',
      count: this.#counts[index] ?? 1,
      lastFrame: this.#lastFrames[index] ?? 0,
    }
  }
}

function isSame(a: FactValue | undefined, b: FactValue): boolean {
  if (a === b) return true
  return typeof a === 'object' && typeof b === 'object' && a?.key === b?.key
}
