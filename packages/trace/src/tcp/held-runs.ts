// What waits behind holes of one stream: runs in order, none overlapping, copied out of their
// chunks. Each run counts with what it costs beside its bytes, so their number is bounded with
// their bytes, and a capture of one-byte segments cannot fill the memory. Places are found by
// bisection: a hostile capture may come in any order.
import { RUN_OVERHEAD_BYTES, type Assembly } from '../assembly.ts'
import type { Run } from './run.ts'

export class HeldRuns {
  /** With what runs cost beside their bytes. */
  bytes = 0
  readonly #assembly: Assembly
  /** Those before `#taken` were handed on; shifting each would move all the others. */
  #runs: Run[] = []
  #taken = 0

  constructor(assembly: Assembly) {
    this.#assembly = assembly
  }

  get first(): Run | undefined {
    return this.#runs[this.#taken]
  }

  /** Copies the parts of `run` from `from` on that are not held yet. */
  add(run: Run, from: number): void {
    const end = endOf(run)
    const low = this.#firstBehind(from)
    const parts: Run[] = []
    let high = low
    for (let held = this.#runs[high]; held !== undefined; held = this.#runs[++high]) {
      if (held.offset >= end) break
      if (from < held.offset) parts.push(copyPart(run, from, held.offset))
      parts.push(held)
      from = endOf(held)
    }
    if (from < end || (from === end && run.cut > 0)) parts.push(copyPart(run, from, end))
    for (const part of parts) this.#count(costOf(part))
    for (const held of this.#runs.slice(low, high)) this.#count(-costOf(held))
    this.#replace(low, high, parts)
  }

  takeFirst(): Run | undefined {
    const run = this.#runs[this.#taken]
    if (run === undefined) return undefined
    this.#count(-costOf(run))
    this.#taken += 1
    if (this.#taken >= this.#runs.length / 2) this.#drop()
    return run
  }

  clear(): void {
    this.#runs = []
    this.#taken = 0
    this.#count(-this.bytes)
  }

  #drop(): void {
    this.#runs = this.#runs.slice(this.#taken)
    this.#taken = 0
  }

  #replace(low: number, high: number, parts: readonly Run[]): void {
    const [only] = parts
    if (low === high && parts.length === 1 && only !== undefined) this.#runs.splice(low, 0, only)
    else {
      // At once, however many they are.
      this.#runs = [...this.#runs.slice(this.#taken, low), ...parts, ...this.#runs.slice(high)]
      this.#taken = 0
    }
  }

  /** Index of the first run that ends behind `offset`. */
  #firstBehind(offset: number): number {
    let low = this.#taken
    let high = this.#runs.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const run = this.#runs[middle]
      if (run === undefined || endOf(run) > offset) high = middle
      else low = middle + 1
    }
    return low
  }

  #count(bytes: number): void {
    this.bytes += bytes
    this.#assembly.heldBytes += bytes
  }
}

function costOf(run: Run): number {
  return run.end - run.start + RUN_OVERHEAD_BYTES
}

function endOf(run: Run): number {
  return run.offset + run.end - run.start
}

/** Bytes from stream offset `from` to `to`, out of the shared chunk. */
function copyPart(run: Run, from: number, to: number): Run {
  const start = run.start + from - run.offset
  const end = run.start + to - run.offset
  return {
    ...run,
    data: run.data.slice(start, end),
    start: 0,
    end: to - from,
    fileOffset: run.fileOffset + from - run.offset,
    offset: from,
    cut: end === run.end ? run.cut : 0,
    atSegmentStart: run.atSegmentStart && from === run.offset,
  }
}
