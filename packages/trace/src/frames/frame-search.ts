// Finds where frames start again after bytes were lost. A wrong start would make nonsense of all
// that follows, so a start is taken only where something independent agrees (our own sessions mark
// it, then nothing has to be found):
//
// - a segment begins with a plausible size and `looksLikeRequest` (where the reader was given
//   one) knows the header behind it, or
// - a segment begins with a plausible size, and following sizes from frame to frame lands exactly
//   on the end of a segment: senders write whole frames, so that is where frames end. A chain may
//   run over several segments; up to CANDIDATES of them are followed at once.
//
// Captured bytes wait for the decision up to KEPT_BYTES. A longer frame is given up, but its end
// still counts: the search then goes on from there.
import { skipFront, type Run } from '../tcp/run.ts'

const CANDIDATES = 64
const KEPT_BYTES = 1024 * 1024

export interface SearchRules {
  readonly minSize: number
  readonly maxSize: number
  readonly looksLikeRequest: ((bytes: Uint8Array) => boolean) | undefined
}

interface Candidate {
  /** Where its first frame starts. */
  readonly start: number
  /** Where the next frame starts, if this is right. */
  next: number
}

/** Frames start at `offset`; `runs` are the bytes from there on that were captured. */
export interface Found {
  readonly offset: number
  readonly runs: readonly Run[]
}

export class FrameSearch {
  readonly #rules: SearchRules
  #candidates: Candidate[] = []
  #kept: Run[] = []
  #keptBytes = 0

  constructor(rules: SearchRules) {
    this.#rules = rules
  }

  run(run: Run): Found | undefined {
    const isPlausible = run.atSegmentStart && this.#isPlausible(run, run.start)
    if (this.#isRequest(run, isPlausible)) {
      return { offset: run.offset, runs: [run] }
    }
    this.#keep(run)
    const confirmed = this.#follow(run, isPlausible)
    if (confirmed !== undefined) return this.#found(confirmed)
    if (isPlausible && this.#rules.looksLikeRequest === undefined) this.#begin(run)
    const exact = this.#candidates.find(({ next }) => next === endOf(run))
    if (exact !== undefined) return this.#found(exact)
    this.#prune()
    return undefined
  }

  /** Bytes are missing: what was kept before them is of no use, but where chains lead is. */
  gap(): void {
    this.#kept = []
    this.#keptBytes = 0
  }

  #isRequest(run: Run, isPlausible: boolean): boolean {
    const { looksLikeRequest } = this.#rules
    if (!isPlausible || looksLikeRequest === undefined) return false
    const size = readSize(run, run.start)
    return looksLikeRequest(
      run.data.subarray(run.start + 4, Math.min(run.end, run.start + 4 + size)),
    )
  }

  /** Leads every candidate through the run; one that arrives exactly at its start is right. */
  #follow(run: Run, isPlausible: boolean): Candidate | undefined {
    const confirmed = this.#candidates.find(({ next }) => next === run.offset && isPlausible)
    if (confirmed !== undefined) return confirmed
    this.#candidates = this.#candidates.filter((candidate) => this.#advance(candidate, run))
    return undefined
  }

  #begin(run: Run): void {
    const candidate = { start: run.offset, next: run.offset }
    if (!this.#advance(candidate, run)) return
    if (this.#candidates.length === CANDIDATES) this.#candidates.shift()
    this.#candidates.push(candidate)
  }

  /** False when the chain meets a size that cannot be. */
  #advance(candidate: Candidate, run: Run): boolean {
    while (candidate.next < endOf(run)) {
      if (candidate.next < run.offset) return false // Bytes of its size were lost.
      const at = run.start + candidate.next - run.offset
      if (!this.#isPlausible(run, at)) return false
      candidate.next += 4 + readSize(run, at)
    }
    return true
  }

  #isPlausible(run: Run, at: number): boolean {
    if (at + 4 > run.end) return false
    const size = readSize(run, at)
    return size >= this.#rules.minSize && size <= this.#rules.maxSize
  }

  #keep(run: Run): void {
    this.#kept.push({
      ...run,
      data: run.data.slice(run.start, run.end),
      start: 0,
      end: run.end - run.start,
    })
    this.#keptBytes += run.end - run.start
  }

  /** Keeps only what some candidate may still need. */
  #prune(): void {
    const starts = this.#candidates
      .filter(({ start, next }) => next - start <= KEPT_BYTES)
      .map(({ start }) => start)
    const needed = Math.min(...starts)
    for (let first = this.#kept[0]; first !== undefined; first = this.#kept[0]) {
      if (endOf(first) > needed && this.#keptBytes <= KEPT_BYTES) return
      const dropped = this.#kept.shift()
      if (dropped !== undefined) this.#keptBytes -= dropped.end - dropped.start
    }
  }

  /** From the candidate's first frame if its bytes are still here, else from where its chain ends. */
  #found(candidate: Candidate): Found {
    const first = this.#kept[0]
    const hasAll = first !== undefined && first.offset <= candidate.start
    const offset = hasAll ? candidate.start : candidate.next
    const runs = this.#kept.filter((run) => endOf(run) > offset)
    return { offset, runs: runs.map((run) => skipFront(run, Math.max(0, offset - run.offset))) }
  }
}

function readSize(run: Run, at: number): number {
  const { data } = run
  return (
    ((data[at] ?? 0) << 24) |
    ((data[at + 1] ?? 0) << 16) |
    ((data[at + 2] ?? 0) << 8) |
    (data[at + 3] ?? 0)
  )
}

function endOf(run: Run): number {
  return run.offset + run.end - run.start
}
