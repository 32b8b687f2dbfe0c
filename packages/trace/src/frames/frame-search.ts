// Finds where frames start again after bytes were lost. A wrong start would make nonsense of all
// that follows, so a start is taken only where something independent agrees (our own sessions mark
// it, then nothing has to be found). A candidate is the start of a segment that reads as a
// plausible size, with something behind it that does not look wrong: a request header, an answer
// to a request that was seen. Following sizes from frame to frame must then
//
// - arrive exactly at the end of a segment: senders write whole frames, so frames end there; or
// - arrive at a second frame that looks right.
//
// A chain may run over many segments; up to CANDIDATES are followed at once. Captured bytes wait
// for the decision, up to KEPT_BYTES. A longer frame is given up, but its end still counts: the
// frames go on from there.
import { MAX_HELD_BYTES, RUN_OVERHEAD_BYTES, type Assembly } from '../assembly.ts'
import { skipFront, type Run } from '../tcp/run.ts'

const CANDIDATES = 64
const KEPT_BYTES = 8 * 1024 * 1024

export interface SearchRules {
  readonly minSize: number
  readonly maxSize: number
  /** Of a frame without its size, maybe cut at its end; undefined when nothing can be told. */
  readonly looksRight: (bytes: Uint8Array) => boolean | undefined
}

interface Candidate {
  /** Where its first frame starts. */
  readonly start: number
  /** Where the next frame starts, if this is right. */
  next: number
  /** Frames along the chain that look right. */
  recognised: number
}

/** Frames start at `offset`; `runs` are the bytes from there on that were captured. */
export interface Found {
  readonly offset: number
  readonly runs: readonly Run[]
}

export class FrameSearch {
  readonly #assembly: Assembly
  readonly #rules: SearchRules
  #candidates: Candidate[] = []
  #kept: Run[] = []
  #keptBytes = 0

  constructor(assembly: Assembly, rules: SearchRules) {
    this.#assembly = assembly
    this.#rules = rules
  }

  run(run: Run): Found | undefined {
    this.#keep(run)
    const arrived = this.#candidates.find(({ next }) => next === run.offset)
    const startsFrame = run.atSegmentStart && this.#isHead(run, run.start) !== 'no'
    if (arrived !== undefined && startsFrame) return this.#found(arrived)

    this.#candidates = this.#candidates.filter((candidate) => this.#follow(candidate, run))
    if (startsFrame && arrived === undefined) this.#begin(run)
    const sure = this.#candidates.find(
      ({ next, recognised }) => next === endOf(run) || recognised > 1,
    )
    if (sure !== undefined) return this.#found(sure)
    this.#prune()
    return undefined
  }

  /** Bytes are missing: what was kept before them is of no use, but where chains lead is. */
  gap(): void {
    this.#kept = []
    this.#count(-this.#keptBytes)
  }

  #begin(run: Run): void {
    const candidate = { start: run.offset, next: run.offset, recognised: 0 }
    if (!this.#follow(candidate, run)) return
    if (this.#candidates.length === CANDIDATES) this.#candidates.shift()
    this.#candidates.push(candidate)
  }

  /** Leads the chain through the run; false when it meets what cannot start a frame. */
  #follow(candidate: Candidate, run: Run): boolean {
    while (candidate.next < endOf(run)) {
      if (candidate.next < run.offset) return false // Its size was lost.
      const at = run.start + candidate.next - run.offset
      const head = this.#isHead(run, at)
      if (head === 'no') return false
      if (head === 'frame') candidate.recognised += 1
      candidate.next += 4 + readSize(run, at)
    }
    return true
  }

  /** A size that cannot be read whole counts as none: that loses a chance, nothing else. */
  #isHead(run: Run, at: number): 'no' | 'size' | 'frame' {
    if (at + 4 > run.end) return 'no'
    const { minSize, maxSize, looksRight } = this.#rules
    const size = readSize(run, at)
    if (size < minSize || size > maxSize) return 'no'
    const isRight = looksRight(run.data.subarray(at + 4, Math.min(run.end, at + 4 + size)))
    if (isRight === undefined) return 'size'
    return isRight ? 'frame' : 'no'
  }

  #keep(run: Run): void {
    const data = run.data.slice(run.start, run.end)
    this.#kept.push({ ...run, data, start: 0, end: data.length })
    this.#count(data.length + RUN_OVERHEAD_BYTES)
  }

  /** Keeps only what some candidate may still need. */
  #prune(): void {
    const starts = this.#candidates
      .filter(({ start, next }) => next - start <= KEPT_BYTES)
      .map(({ start }) => start)
    const needed = Math.min(...starts)
    for (let first = this.#kept[0]; first !== undefined; first = this.#kept[0]) {
      const isFull = this.#keptBytes > KEPT_BYTES || this.#assembly.heldBytes > MAX_HELD_BYTES
      if (endOf(first) > needed && !isFull) return
      this.#kept.shift()
      this.#count(first.start - first.end - RUN_OVERHEAD_BYTES)
    }
  }

  /** From the candidate's first frame if its bytes are still here, else from where its chain ends. */
  #found(candidate: Candidate): Found {
    const first = this.#kept[0]
    const hasAll = first !== undefined && first.offset <= candidate.start
    const offset = hasAll ? candidate.start : candidate.next
    const runs = this.#kept.filter((run) => endOf(run) > offset)
    this.gap()
    return { offset, runs: runs.map((run) => skipFront(run, Math.max(0, offset - run.offset))) }
  }

  #count(bytes: number): void {
    this.#keptBytes += bytes
    this.#assembly.heldBytes += bytes
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
