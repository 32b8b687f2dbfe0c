// The invariants between what was said about the ends of one partition, each with both
// sides, also those that hold: the offsets view lists them all. Whether a broken one is a
// finding is for the rules to say; some break for a moment in healthy traffic, because the
// two sides were said at different times.
import type { Said } from './model.ts'
import { highestEnd, knownStart, type PartitionOffsets } from './partition-offsets.ts'

export type CheckName =
  | 'start-not-above-end'
  | 'stable-not-above-end'
  | 'earliest-not-above-latest'
  | 'epoch-end-not-below-start'
  | 'own-epoch-end-not-below-end'
  | 'commit-not-above-end'
  | 'commit-not-below-start'

export interface OffsetCheck {
  readonly name: CheckName
  /** Asked epoch or group, where there may be several. */
  readonly about: string
  readonly left: Said<bigint>
  readonly right: Said<bigint>
  readonly holds: boolean
}

/** `leaderEpoch` by Metadata, -1 where it is not known. */
export function offsetChecks(partition: PartitionOffsets, leaderEpoch: number): OffsetCheck[] {
  const start = knownStart(partition)
  const end = highestEnd(partition)
  const { highWatermark, logStart, lastStableOffset, earliest, latest } = partition
  return [
    ...atMost('start-not-above-end', '', logStart, highWatermark),
    ...atMost('stable-not-above-end', '', lastStableOffset, highWatermark),
    ...atMost('earliest-not-above-latest', '', earliest, latest),
    ...epochChecks(partition, leaderEpoch, start, end),
    ...[...partition.committed].flatMap(([group, { value, ...place }]) => {
      const committed = { ...place, value: value.offset }
      return [
        ...atMost('commit-not-above-end', group, committed, end),
        ...atMost('commit-not-below-start', group, start, committed),
      ]
    }),
  ]
}

function epochChecks(
  partition: PartitionOffsets,
  leaderEpoch: number,
  start: Said<bigint> | undefined,
  end: Said<bigint> | undefined,
): OffsetCheck[] {
  return [...partition.epochEnds].flatMap(([epoch, { value, ...place }]) => {
    if (value.end < 0n) return []
    const answer = { ...place, value: value.end }
    const isOwn = leaderEpoch >= 0 && epoch === leaderEpoch
    return [
      ...atMost('epoch-end-not-below-start', `${epoch}`, start, answer),
      ...(isOwn ? atMost('own-epoch-end-not-below-end', `${epoch}`, end, answer) : []),
    ]
  })
}

/** A check needs both sides; the smaller one is on the left. */
function atMost(
  name: CheckName,
  about: string,
  left: Said<bigint> | undefined,
  right: Said<bigint> | undefined,
): OffsetCheck[] {
  if (left === undefined || right === undefined) return []
  return [{ name, about, left, right, holds: left.value <= right.value }]
}
