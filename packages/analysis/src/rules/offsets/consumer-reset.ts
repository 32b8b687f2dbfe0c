// What became of a consumer after a suspicious answer: did it go back, and how far? Reads
// the offsets that its next Fetch requests begin at.

export interface Reset {
  /** Where it stood: the offset that its group had committed. */
  readonly from: bigint
  /** Starting offsets of its Fetch requests below that, in order, each once. */
  readonly steps: bigint[]
  /** Starts that were answered OFFSET_OUT_OF_RANGE. */
  readonly refused: Set<bigint>
  /** Frames of the Fetch requests at these steps. */
  readonly evidence: { readonly frame: number; readonly packet: number; readonly path: string }[]
}

/** Steps that are told; a consumer that goes on reading makes no more of them. */
const MAX_STEPS = 4

export function newReset(from: bigint): Reset {
  return { from, steps: [], refused: new Set(), evidence: [] }
}

/** Returns whether the offset is a step back that was not known yet. */
export function noteFetch(
  reset: Reset,
  offset: bigint,
  evidence: Reset['evidence'][number],
): boolean {
  const last = reset.steps.at(-1)
  const hasRecovered = last !== undefined && !reset.refused.has(last)
  if (offset >= reset.from || hasRecovered || reset.steps.length >= MAX_STEPS) return false
  if (reset.steps.includes(offset)) return false
  reset.steps.push(offset)
  reset.evidence.push(evidence)
  return true
}

/** Records that are read again: from where reading went on to where the consumer stood. */
export function readAgain(reset: Reset): bigint {
  const last = reset.steps.findLast((step) => !reset.refused.has(step))
  return last === undefined ? 0n : reset.from - last
}

/** 200 -> 0 -> 170 (30) */
export function resetText(reset: Reset): string {
  const again = readAgain(reset)
  const path = [reset.from, ...reset.steps].join(' → ')
  return again > 0n ? `${path} (${again})` : path
}
