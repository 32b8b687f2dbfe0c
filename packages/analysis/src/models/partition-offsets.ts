// All that anyone said about the ends of one partition.
import type { Said } from './model.ts'

export interface EpochEnd {
  /** The epoch that was asked about, and the one that the answer names. */
  readonly asked: number
  readonly answered: number
  readonly end: bigint
  /** The asker's own leader epoch, -1 where it gave none. */
  readonly currentLeaderEpoch: number
}

export interface Committed {
  readonly offset: bigint
  /** -1 where none was committed. */
  readonly leaderEpoch: number
  readonly by: 'commit' | 'fetch' | 'txn'
}

export interface Position {
  readonly offset: bigint
  readonly connection: number
}

export interface PartitionOffsets {
  readonly key: string
  /** Log start by Fetch or Produce answers, and by DeleteRecords. */
  logStart?: Said<bigint>
  highWatermark?: Said<bigint>
  lastStableOffset?: Said<bigint>
  /** ListOffsets -2, and -1 by isolation level. */
  earliest?: Said<bigint>
  latest?: Said<bigint>
  latestCommitted?: Said<bigint>
  /** Other special timestamps: -3 to -6. */
  readonly special: Map<number, Said<bigint>>
  /** The last answer for each epoch that was asked about. */
  readonly epochEnds: Map<number, Said<EpochEnd>>
  /** By group. */
  readonly committed: Map<string, Said<Committed>>
  /** Where each consumer's last Fetch started, by client address and client id. */
  readonly positions: Map<string, Said<Position>>
  /** The last Produce answer. */
  produced?: Said<bigint>
}

export function newPartition(key: string): PartitionOffsets {
  return {
    key,
    special: new Map(),
    epochEnds: new Map(),
    committed: new Map(),
    positions: new Map(),
  }
}

/** The highest end that was said, of those that never pass the log end. */
export function highestEnd(partition: PartitionOffsets): Said<bigint> | undefined {
  const { highWatermark, lastStableOffset, latest, latestCommitted } = partition
  return extreme([highWatermark, latest, latestCommitted, lastStableOffset], (a, b) => a > b)
}

/** The log start as Fetch or ListOffsets say it, the higher one: it only ever rises. */
export function knownStart(partition: PartitionOffsets): Said<bigint> | undefined {
  return extreme([partition.logStart, partition.earliest], (a, b) => a > b)
}

function extreme(
  all: readonly (Said<bigint> | undefined)[],
  isBetter: (a: bigint, b: bigint) => boolean,
): Said<bigint> | undefined {
  let best: Said<bigint> | undefined
  for (const each of all) {
    if (each !== undefined && (best === undefined || isBetter(each.value, best.value))) best = each
  }
  return best
}
