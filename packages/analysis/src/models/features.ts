// Feature levels: what each broker supports and what the cluster has finalized, as it
// was told to each connection. Features are cluster-wide, brokers may lag; the highest
// epoch is the newest view. A feature that is absent from the finalized list of a known
// epoch is at level 0; epoch -1 means that the broker does not know (KIP-584, KIP-890).
import { apiNamed } from '@brokerscope/codec'
import type { Connection } from '@brokerscope/trace'
import { putNewest } from '../bounded.ts'
import type { ApiTable, FeatureRange } from './api-table.ts'
import type { Said } from './model.ts'

export interface FeatureLevel {
  readonly level: number
  /** Not in the finalized list at all, which counts as level 0. */
  readonly isAbsent: boolean
  readonly epoch: bigint
  readonly supported: FeatureRange | undefined
}

/** Our choice. */
const MAX_CONNECTIONS = 100_000

export const TRANSACTION_VERSION = 'transaction.version'

export function levelIn(table: ApiTable, feature: string): FeatureLevel | undefined {
  const epoch = table.finalizedFeaturesEpoch
  if (epoch === undefined || epoch < 0n) return undefined
  const finalized = table.finalizedFeatures.get(feature)
  const supported = table.supportedFeatures.get(feature)
  return { level: finalized ?? 0, isAbsent: finalized === undefined, epoch, supported }
}

/** The newest view that the cluster has given, over all its brokers. */
export class FeaturesModel {
  #newest: Said<ApiTable> | undefined
  readonly #byConnection = new Map<number, Said<ApiTable>>()

  learn(connection: Connection, table: Said<ApiTable>): void {
    const epoch = table.value.finalizedFeaturesEpoch
    if (epoch === undefined) return
    putNewest(this.#byConnection, connection.id, table, MAX_CONNECTIONS)
    if (epoch >= (this.#newest?.value.finalizedFeaturesEpoch ?? 0n)) this.#newest = table
  }

  /** As told on this connection; else the newest view of the cluster. */
  levelFor(connection: Connection, feature: string): Said<FeatureLevel> | undefined {
    return toldBy(this.#byConnection.get(connection.id), feature) ?? this.newest(feature)
  }

  newest(feature: string): Said<FeatureLevel> | undefined {
    return toldBy(this.#newest, feature)
  }
}

function toldBy(
  table: Said<ApiTable> | undefined,
  feature: string,
): Said<FeatureLevel> | undefined {
  if (table === undefined) return undefined
  const value = levelIn(table.value, feature)
  return value === undefined ? undefined : { ...table, value, path: 'finalizedFeatures' }
}

export interface Gate {
  readonly feature: string
  readonly level: number
  /** The first version behind the gate. */
  readonly version: number
  /** Only inside transactions. */
  readonly isTransactional: boolean
}

/** Versions that a client may use only from a feature level on. KIP-890, 848, 932, 1071. */
const GATES: readonly (Gate & { readonly apiName: string })[] = [
  gate('Produce', 12, TRANSACTION_VERSION, 2, true),
  gate('EndTxn', 5, TRANSACTION_VERSION, 2, true),
  gate('TxnOffsetCommit', 5, TRANSACTION_VERSION, 2, true),
  gate('ConsumerGroupHeartbeat', 0, 'group.version', 1),
  gate('ShareGroupHeartbeat', 1, 'share.version', 1),
  gate('ShareFetch', 1, 'share.version', 1),
  gate('ShareAcknowledge', 1, 'share.version', 1),
  gate('StreamsGroupHeartbeat', 0, 'streams.version', 1),
]

const gatesByKey = new Map(GATES.map((each) => [apiNamed(each.apiName)?.apiKey, each]))

export function gateOf(apiKey: number): Gate | undefined {
  return gatesByKey.get(apiKey)
}

function gate(
  apiName: string,
  version: number,
  feature: string,
  level: number,
  isTransactional = false,
): Gate & { readonly apiName: string } {
  return { apiName, version, feature, level, isTransactional }
}
