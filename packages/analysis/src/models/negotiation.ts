// Versions: what the client asked with, what the broker advertised, what was used and
// what came of it, for each connection. An ApiVersions answer in v0 with error 35 is
// the first half of KIP-511's dance (ask again, lower); with more than one key it is a
// table all the same (Redpanda). A connection without an answer of its own is judged by
// the last answer of the same broker, and says so (`isOwn`).
import { apiOf } from '@brokerscope/codec'
import type { Connection } from '@brokerscope/trace'
import { putNewest } from '../bounded.ts'
import type { AnalysisEvent, Exchange, Message } from '../events.ts'
import type { FactStore } from '../facts/fact-store.ts'
import { numberOf } from '../values.ts'
import { readApiTable, type ApiTable, type VersionRange } from './api-table.ts'
import type { BrokersModel } from './brokers.ts'
import { FeaturesModel } from './features.ts'
import { said, type Model, type Said } from './model.ts'

const UNSUPPORTED_VERSION = 35
const API_VERSIONS = 18
/** Connections and brokers remembered. Our choice. */
const MAX_CONNECTIONS = 100_000
const MAX_TABLES = 1000

export interface UsedVersion {
  readonly version: number
  readonly firstFrame: number
  count: number
  lastFrame: number
  /** Answers with at least one error code, and the last such code. */
  errors: number
  lastError: number
  unanswered: number
}

export interface Advertised {
  readonly table: Said<ApiTable>
  /** Said on this connection, not on another one to the same broker. */
  readonly isOwn: boolean
}

interface ConnectionState {
  table: Said<ApiTable> | undefined
  /** The broker refused the first ApiVersions version and the client asked again. */
  fellBack: boolean
  readonly used: Map<number, Map<number, UsedVersion>>
}

export class NegotiationModel implements Model {
  readonly features: FeaturesModel = new FeaturesModel()
  readonly #facts: FactStore
  readonly #brokers: BrokersModel
  readonly #connections = new Map<number, ConnectionState>()
  readonly #tables = new Map<string, ApiTable>()
  readonly #byBroker = new Map<string, Said<ApiTable>>()
  /** The table whose facts were noted last for each broker: the same again says nothing new. */
  readonly #noted = new Map<string, ApiTable>()

  constructor(facts: FactStore, brokers: BrokersModel) {
    this.#facts = facts
    this.#brokers = brokers
  }

  on(event: AnalysisEvent): void {
    switch (event.type) {
      case 'request':
        return this.#sent(event.request)
      case 'exchange':
        this.#answered(event)
        if (event.apiName === 'ApiVersions') this.#learn(event)
        return
      case 'unanswered': {
        const used = this.usedOn(event.connection).get(keyOf(event.request))
        const version = used?.get(event.request.apiVersion)
        if (version !== undefined) version.unanswered++
        return
      }
      default:
    }
  }

  advertisedTo(connection: Connection): Advertised | undefined {
    const own = this.#connections.get(connection.id)?.table
    if (own !== undefined) return { table: own, isOwn: true }
    const shared =
      this.#byBroker.get(this.#brokers.keyOf(connection)) ?? this.#sameAddress(connection)
    return shared === undefined ? undefined : { table: shared, isOwn: false }
  }

  rangeOf(connection: Connection, apiKey: number): VersionRange | undefined {
    return this.advertisedTo(connection)?.table.value.ranges.get(apiKey)
  }

  fellBack(connection: Connection): boolean {
    return this.#connections.get(connection.id)?.fellBack ?? false
  }

  /** apiKey -> version -> what came of it. */
  usedOn(connection: Connection): ReadonlyMap<number, ReadonlyMap<number, UsedVersion>> {
    return this.#connections.get(connection.id)?.used ?? new Map<number, Map<number, UsedVersion>>()
  }

  #sent({ connection, apiVersion, frame, info }: Message): void {
    const used = this.#stateOf(connection).used
    const apiKey = info.apiKey ?? -1
    const versions = used.get(apiKey) ?? new Map<number, UsedVersion>()
    used.set(apiKey, versions)
    const known = versions.get(apiVersion)
    if (known !== undefined) {
      known.count++
      known.lastFrame = frame
      return
    }
    versions.set(apiVersion, {
      version: apiVersion,
      firstFrame: frame,
      count: 1,
      lastFrame: frame,
      errors: 0,
      lastError: 0,
      unanswered: 0,
    })
    const name = apiOf(apiKey)?.name ?? `${apiKey}`
    this.#facts.note('connection', `${connection.id}`, `used.${name}`, apiVersion, frame)
  }

  #answered({ request, response, connection }: Exchange): void {
    const [error] = response.info.errors
    if (error === undefined) return
    const version = this.#connections
      .get(connection.id)
      ?.used.get(keyOf(request))
      ?.get(request.apiVersion)
    if (version === undefined) return
    version.errors++
    version.lastError = error.code
  }

  #learn({ response, connection }: Exchange): void {
    const state = this.#stateOf(connection)
    const { body } = response
    const version = response.info.decoded().schemaVersion
    const table = this.#intern(readApiTable(body, version))
    const isRefusal = numberOf(body, 'errorCode') === UNSUPPORTED_VERSION
    if (isRefusal) state.fellBack = true
    if (numberOf(body, 'errorCode') !== 0 && !(isRefusal && isFull(table))) return
    const entry = said(table, response, 'apiKeys')
    state.table = entry
    putNewest(this.#byBroker, this.#brokers.keyOf(connection), entry, MAX_CONNECTIONS)
    this.features.learn(connection, entry)
    this.#note(connection, table, response.frame)
  }

  #note(connection: Connection, table: ApiTable, frame: number): void {
    this.#facts.note('connection', `${connection.id}`, 'advertised', table, frame, 'apiKeys')
    const broker = this.#brokers.keyOf(connection)
    if (this.#noted.get(broker) === table) return
    putNewest(this.#noted, broker, table, MAX_CONNECTIONS)
    for (const [apiKey, { min, max }] of table.ranges) {
      const name = apiOf(apiKey)?.name ?? `${apiKey}`
      this.#facts.note('node', broker, `advertised.${name}`, `${min}-${max}`, frame, 'apiKeys')
    }
    for (const [name, { min, max }] of table.supportedFeatures) {
      const range = `${min}-${max}`
      this.#facts.note('node', broker, `supported.${name}`, range, frame, 'supportedFeatures')
    }
    const epoch = table.finalizedFeaturesEpoch
    if (epoch === undefined) return
    this.#facts.note('node', broker, 'featuresEpoch', epoch, frame, 'finalizedFeaturesEpoch')
    if (epoch < 0n) return
    const known = new Set([...table.supportedFeatures.keys(), ...table.finalizedFeatures.keys()])
    for (const name of known) {
      const level = table.finalizedFeatures.get(name) ?? null
      this.#facts.note('node', broker, `finalized.${name}`, level, frame, 'finalizedFeatures')
    }
  }

  /** The broker's node was learnt after its answer: find that by the address. */
  #sameAddress({ broker }: Connection): Said<ApiTable> | undefined {
    return this.#byBroker.get(`${broker.address}:${broker.port}`)
  }

  #intern(table: ApiTable): ApiTable {
    const known = this.#tables.get(table.key)
    if (known !== undefined) return known
    putNewest(this.#tables, table.key, table, MAX_TABLES)
    return table
  }

  #stateOf(connection: Connection): ConnectionState {
    const known = this.#connections.get(connection.id)
    if (known !== undefined) return known
    const created: ConnectionState = { table: undefined, fellBack: false, used: new Map() }
    putNewest(this.#connections, connection.id, created, MAX_CONNECTIONS)
    return created
  }
}

function keyOf(request: Message): number {
  return request.info.apiKey ?? -1
}

/** More than the one key that KIP-511 says with a refusal. */
function isFull({ ranges }: ApiTable): boolean {
  return ranges.size > 1 || !ranges.has(API_VERSIONS)
}
