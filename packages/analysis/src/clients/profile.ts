// What a known client does with what a broker tells it, by release. A profile is read from the
// client's own sources and change logs; each claim names them. Where they say nothing of a
// release, `behaviour` gives undefined, and the answer is "unknown" and never a guess.
import { compareVersions, type ClientFamily } from './client-software.ts'

export type Release = readonly [major: number, minor: number, patch: number]

/** What a profile may say about a client. Each word is used by one question. */
export type Behaviour =
  | 'produceV12ByRangeAlone' // uses Produce v12 in transactions without looking at the feature
  | 'produceV12ByFeature' // looks at the finalized transaction.version first
  | 'produceV12Unknown' // too old to know Produce v12 in transactions: sends at most v11
  | 'endTxnToAnyNode' // EndTxn may go to a node that is not the coordinator
  | 'endTxnToCoordinator'
  | 'oneKeyReplyIsTable' // takes the one-key refusal of ApiVersions for the whole table
  | 'asksAgainLower' // asks again in a version that the refusal names, or in v0
  | 'asksAgainAfterReset' // and also after a connection that was reset
  | 'validatesByOffer' // validates an offset with an epoch wherever OffsetForLeaderEpoch is offered
  | 'validatesByReliableEpochs' // ... from OffsetForLeaderEpoch v3 and Metadata v9 on only
  | 'neverValidates'
  | 'zeroTopicIdSent' // sends versions with topic ids although it has none
  | 'zeroTopicIdAvoided'
  | 'compressionByProduceV0' // compresses only where Produce v0 lies inside of the range
  | 'compressionByConfig'

export interface ProfileClaim {
  readonly behaviour: Behaviour
  /** First and last release with it; open where absent. */
  readonly from?: Release
  readonly to?: Release
  readonly source: string
}

export interface Profile {
  readonly family: ClientFamily
  readonly claims: readonly ProfileClaim[]
}

/** The claim among `wanted` that holds for a release; undefined for unknown. */
export function claimOf(
  { claims }: Profile,
  release: Release,
  wanted: readonly Behaviour[],
): ProfileClaim | undefined {
  return claims.find(
    ({ behaviour, from, to }) =>
      wanted.includes(behaviour) &&
      (from === undefined || compareVersions(release, from) >= 0) &&
      (to === undefined || compareVersions(release, to) <= 0),
  )
}
