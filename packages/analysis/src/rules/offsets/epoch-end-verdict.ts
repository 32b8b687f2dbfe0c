// Judges one answer of OffsetForLeaderEpoch by what else was said about the partition.
//
// Kafka answers for epoch Q (LeaderEpochFileCache.endOffsetFor @ 4.3):
//   Q is the leader's own epoch   -> (Q, log end; for consumers the high watermark)
//   Q is older than all it knows  -> (Q, start of the oldest epoch that it knows)
//   otherwise                     -> (largest epoch <= Q, start of the next one)
// so that, error-free and not (-1, -1),
//   1. the end never lies below the log start, whatever Q is: epochs below are cut off;
//   2. for the leader's own epoch it is at least every end that was seen before, and at
//      least what a group has committed in that epoch;
//   3. an end of 0 in a log with records needs an epoch above Q that began at 0.
// 1 and 2 are contradictions. 3 is legal and rare: likely where Q > 0, possible for
// Q = 0, because a first leader change before the first record makes it true.
import type { Said } from '../../models/model.ts'
import {
  highestEnd,
  knownStart,
  type Committed,
  type EpochEnd,
  type PartitionOffsets,
} from '../../models/partition-offsets.ts'
import type { Confidence } from '../rule.ts'

/** What was said this much later still speaks about the moment of the answer. Our choice. */
const PROOF_NS = 5_000_000_000n

type Contradiction = 'belowStart' | 'ownEpoch' | 'zeroEnd'

export interface EpochEndVerdict {
  readonly contradiction: Contradiction
  readonly confidence: Confidence
  /** What the end must not be below, and who said so. */
  readonly bound: Said<bigint>
}

export interface Question {
  readonly answer: Said<EpochEnd>
  readonly partition: PartitionOffsets
  /** Leader epoch by Metadata, -1 where it told none, and the frame that told it first. */
  readonly leaderEpoch: number
  readonly leaderEpochSince: number
  /** The furthest offset that any group has committed in the asked epoch. */
  readonly committed: Said<Committed> | undefined
}

export function judgeEpochEnd(question: Question): EpochEndVerdict | undefined {
  const { end } = question.answer.value
  if (end < 0n) return undefined
  return belowStart(question) ?? ownEpoch(question) ?? zeroEnd(question)
}

function belowStart({ answer, partition }: Question): EpochEndVerdict | undefined {
  const start = knownStart(partition)
  if (start === undefined || answer.value.end >= start.value) return undefined
  const isNear = start.timeNs <= answer.timeNs + PROOF_NS
  return { contradiction: 'belowStart', confidence: isNear ? 'proven' : 'likely', bound: start }
}

function ownEpoch(question: Question): EpochEndVerdict | undefined {
  const { answer, partition, leaderEpoch, committed } = question
  const { asked, answered, end } = answer.value
  if (leaderEpoch < 0 || asked !== leaderEpoch) return undefined
  const seen = highestEnd(partition)
  const saidBefore = seen !== undefined && seen.timeNs <= answer.timeNs
  // An end of an earlier leader epoch may have been cut off since, and proves nothing.
  const isOfThisEpoch = seen !== undefined && seen.frame >= question.leaderEpochSince
  if (isOfThisEpoch && seen.value > end) {
    // Said later, the log may have grown since; but then the answer names the asked epoch.
    const isNear = seen.timeNs <= answer.timeNs + PROOF_NS
    if (saidBefore || (answered !== asked && isNear)) {
      return { contradiction: 'ownEpoch', confidence: 'proven', bound: seen }
    }
  }
  if (committed === undefined || committed.value.offset <= end) return undefined
  const bound = { ...committed, value: committed.value.offset }
  return { contradiction: 'ownEpoch', confidence: 'proven', bound }
}

function zeroEnd(question: Question): EpochEndVerdict | undefined {
  const { answer, partition, committed, leaderEpoch } = question
  const { asked, end } = answer.value
  const seen = highestEnd(partition)
  if (end !== 0n || seen === undefined || seen.value <= 0n) return undefined
  // The leader's own epoch is judged above: an empty log ends at 0 and grows.
  if (leaderEpoch >= 0 && asked === leaderEpoch) return undefined
  const saidBefore = seen.timeNs <= answer.timeNs
  const isNear = seen.timeNs <= answer.timeNs + PROOF_NS
  const hasRead = committed !== undefined && committed.value.offset > 0n
  if (hasRead || (asked > 0 && isNear)) {
    return { contradiction: 'zeroEnd', confidence: 'likely', bound: seen }
  }
  return saidBefore ? { contradiction: 'zeroEnd', confidence: 'possible', bound: seen } : undefined
}

/** The furthest commit of any group in the epoch that was asked about. */
export function furthestCommit(
  partition: PartitionOffsets,
  epoch: number,
): Said<Committed> | undefined {
  let furthest: Said<Committed> | undefined
  for (const each of partition.committed.values()) {
    if (each.value.leaderEpoch !== epoch) continue
    if (furthest === undefined || each.value.offset > furthest.value.offset) furthest = each
  }
  return furthest
}
