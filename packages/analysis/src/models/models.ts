// All models of a session, in the order in which they learn from an event: a model may
// ask those above it.
import type { AnalysisEvent } from '../events.ts'
import { FactStore } from '../facts/fact-store.ts'
import { BrokersModel } from './brokers.ts'
import { ClientsModel } from './clients.ts'
import { ConnectionsModel } from './connections.ts'
import { CoordinatorsModel } from './coordinators.ts'
import { FetchSessionsModel } from './fetch-sessions.ts'
import { GroupsModel } from './groups.ts'
import { LeadersModel } from './leaders.ts'
import type { Model } from './model.ts'
import { NegotiationModel } from './negotiation.ts'
import { OffsetsModel } from './offsets.ts'
import { SaslModel } from './sasl.ts'
import { ThrottlingModel } from './throttling.ts'
import { TopicsModel } from './topics.ts'
import { TransactionsModel } from './transactions.ts'

export class Models {
  readonly facts: FactStore
  readonly topics: TopicsModel
  readonly brokers: BrokersModel
  readonly clients: ClientsModel
  readonly negotiation: NegotiationModel
  readonly coordinators: CoordinatorsModel
  readonly leaders: LeadersModel
  readonly transactions: TransactionsModel
  readonly offsets: OffsetsModel
  readonly fetchSessions: FetchSessionsModel
  readonly groups: GroupsModel
  readonly sasl: SaslModel
  readonly throttling: ThrottlingModel
  readonly connections: ConnectionsModel
  readonly #dispatch: Dispatch<Model>

  constructor(facts: FactStore = new FactStore()) {
    this.facts = facts
    this.topics = new TopicsModel(facts)
    this.brokers = new BrokersModel(facts)
    this.clients = new ClientsModel(facts)
    this.negotiation = new NegotiationModel(facts, this.brokers)
    this.coordinators = new CoordinatorsModel(facts)
    this.leaders = new LeadersModel(facts, this.topics)
    this.transactions = new TransactionsModel(facts, this.topics)
    this.offsets = new OffsetsModel(facts, this.topics)
    this.fetchSessions = new FetchSessionsModel(facts)
    this.groups = new GroupsModel(facts)
    this.sasl = new SaslModel(facts)
    this.throttling = new ThrottlingModel(facts)
    this.connections = new ConnectionsModel(facts)
    this.#dispatch = new Dispatch<Model>([
      this.topics,
      this.brokers,
      this.clients,
      this.negotiation,
      this.coordinators,
      this.leaders,
      this.transactions,
      this.offsets,
      this.fetchSessions,
      this.groups,
      this.sasl,
      this.throttling,
      this.connections,
    ])
  }

  on(event: AnalysisEvent): void {
    for (const model of this.#dispatch.for(event)) model.on(event)
  }
}

/** Who wants an event: by API name, with the list for each name built once. */
export class Dispatch<L extends { readonly apis?: readonly string[] }> {
  readonly #all: readonly L[]
  readonly #byApi = new Map<string, readonly L[]>()

  constructor(listeners: readonly L[]) {
    this.#all = listeners
  }

  for(event: AnalysisEvent): readonly L[] {
    const isAboutApi =
      event.type === 'exchange' || event.type === 'request' || event.type === 'unanswered'
    if (!isAboutApi) return this.#all
    const apiName = event.request.apiName
    const known = this.#byApi.get(apiName)
    if (known !== undefined) return known
    const wanted = this.#all.filter(({ apis }) => apis === undefined || apis.includes(apiName))
    this.#byApi.set(apiName, wanted)
    return wanted
  }
}
