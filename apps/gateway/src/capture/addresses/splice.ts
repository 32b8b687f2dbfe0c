// Replacing ranges of a frame, and keeping what stood there. A change says what to do to the
// broker's frame; a splice (of the ledger) says how to undo it on the client's.
import type { Splice } from '@brokerscope/trace'

/** In the broker's frame: `bytes` instead of those from `start` to `end`. Offsets without the size. */
export interface Change {
  readonly start: number
  readonly end: number
  readonly bytes: Uint8Array
}

export interface Spliced {
  /** The client's bytes, with room of `headroom` bytes before them. */
  readonly bytes: Uint8Array
  readonly splices: readonly Splice[]
}

/** `changes` are in order and do not overlap. `base` is the frame offset of the first byte given. */
export function applyChanges(
  broker: Uint8Array,
  changes: readonly Change[],
  headroom: number,
  base = 0,
): Spliced {
  const growth = changes.reduce((sum, { start, end, bytes }) => sum + bytes.length - end + start, 0)
  const result = new Uint8Array(headroom + broker.length + growth)
  const splices: Splice[] = []
  let from = 0
  let to = headroom
  for (const change of changes) {
    const start = change.start - base
    const end = change.end - base
    result.set(broker.subarray(from, start), to)
    to += start - from
    splices.push({
      offset: to - headroom + base,
      removed: change.bytes.length,
      bytes: new Uint8Array(broker.subarray(start, end)),
    })
    result.set(change.bytes, to)
    to += change.bytes.length
    from = end
  }
  result.set(broker.subarray(from), to)
  return { bytes: result, splices }
}
