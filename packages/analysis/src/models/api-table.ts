// One ApiVersions answer, kept once however many connections got the same.
import type { KafkaStruct } from '@brokerscope/codec'
import { longOf, numberOf, structsOf, textOf } from '../values.ts'

export interface VersionRange {
  readonly min: number
  readonly max: number
}

export interface FeatureRange {
  readonly min: number
  readonly max: number
}

export interface ApiTable {
  /** Equal for equal answers. */
  readonly key: string
  readonly ranges: ReadonlyMap<number, VersionRange>
  readonly supportedFeatures: ReadonlyMap<string, FeatureRange>
  /** Levels; a feature that is not here is at level 0 if the epoch is known. */
  readonly finalizedFeatures: ReadonlyMap<string, number>
  /** -1: the broker does not know its features; undefined: this version cannot say. */
  readonly finalizedFeaturesEpoch: bigint | undefined
  /** v0-v3 leave out supported features whose minimum is 0 (KAFKA-17011). */
  readonly hidesMinimumZero: boolean
}

const FIRST_WITH_FEATURES = 3
const FIRST_WITH_MINIMUM_ZERO = 4

export function readApiTable(body: KafkaStruct, version: number): ApiTable {
  const ranges = new Map(
    structsOf(body, 'apiKeys').map((each) => [
      numberOf(each, 'apiKey') ?? -1,
      { min: numberOf(each, 'minVersion') ?? 0, max: numberOf(each, 'maxVersion') ?? -1 },
    ]),
  )
  const supportedFeatures = new Map(
    structsOf(body, 'supportedFeatures').map((each) => [
      textOf(each, 'name') ?? '',
      { min: numberOf(each, 'minVersion') ?? 0, max: numberOf(each, 'maxVersion') ?? 0 },
    ]),
  )
  const finalizedFeatures = new Map(
    structsOf(body, 'finalizedFeatures').map((each) => [
      textOf(each, 'name') ?? '',
      numberOf(each, 'maxVersionLevel') ?? 0,
    ]),
  )
  // The tag is absent where the epoch is its default, -1.
  const epoch = longOf(body, 'finalizedFeaturesEpoch') ?? -1n
  const finalizedFeaturesEpoch = version >= FIRST_WITH_FEATURES ? epoch : undefined
  const parts = [
    [...ranges].map(([apiKey, { min, max }]) => `${apiKey}:${min}-${max}`),
    [...supportedFeatures].map(([name, { min, max }]) => `${name}:${min}-${max}`),
    [...finalizedFeatures].map(([name, level]) => `${name}=${level}`),
  ]
  return {
    key: `v${version} ${finalizedFeaturesEpoch ?? '?'} ${parts.map((part) => part.join(',')).join(' ')}`,
    ranges,
    supportedFeatures,
    finalizedFeatures,
    finalizedFeaturesEpoch,
    hidesMinimumZero: version < FIRST_WITH_MINIMUM_ZERO,
  }
}
