// Who talks to whom: which node a connection leads to, which software is at its other end, how it
// is secured. Learnt by the models of the analysis.
import type { Analysis, PipelineEvent } from '@brokerscope/analysis'
import type { Connection } from '@brokerscope/trace'

/** Connections that are looked at for a summary; a session can have thousands. */
const SUMMARISED = 200
const NAMED_CLIENTS = 4

export class Participants {
  readonly #analysis: Analysis
  readonly #connections = new Map<number, Connection>()
  readonly #mechanisms = new Set<string>()
  #listed = ''

  constructor(analysis: Analysis) {
    this.#analysis = analysis
  }

  add(connection: Connection): void {
    this.#connections.set(connection.id, connection)
  }

  /**
   * Called after the analysis has learnt from an event. True when the list of nodes became another
   * one, so that older rows may know their node now.
   */
  learn(event: PipelineEvent): boolean {
    if (event.type !== 'exchange') return false
    const { frame, apiName } = event.request
    if (apiName === 'SaslHandshake') {
      const mechanism = this.#analysis.models.sasl.of(frame.connection.id)?.mechanism
      if (mechanism !== undefined) this.#mechanisms.add(mechanism)
    }
    const listed = [...this.#analysis.models.brokers.listed].join()
    const isNew = listed !== this.#listed
    this.#listed = listed
    return isNew
  }

  /** Node that a connection leads to, as far as the capture has told by now. */
  nodeOf(connectionId: number): number | null {
    const connection = this.#connections.get(connectionId)
    if (connection === undefined) return null
    return this.#analysis.models.brokers.nodeOf(connection)?.nodeId ?? null
  }

  /** Nodes of the cluster as Metadata lists them, and those that connections are known to lead to. */
  nodes(): number[] {
    const found = new Set(this.#analysis.models.brokers.listed)
    for (const { nodeId } of this.#some()) if (nodeId !== undefined) found.add(nodeId)
    return [...found].toSorted((a, b) => a - b)
  }

  /** `franz-go 1.19.1`, of those clients that said it. */
  software(): string[] {
    const names = new Set<string>()
    for (const connection of this.#some()) {
      const software = this.#analysis.models.clients.softwareOf(connection)
      if (software !== undefined) names.add(software.client.display)
      if (names.size >= NAMED_CLIENTS) break
    }
    return [...names]
  }

  /** SASL mechanisms that were asked for. */
  mechanisms(): string[] {
    return [...this.#mechanisms].toSorted()
  }

  /** The newest view of the cluster's features that a broker gave. */
  features(): { readonly epoch: bigint; readonly finalized: number } | null {
    let newest: { epoch: bigint; finalized: number } | null = null
    for (const connection of this.#some()) {
      const table = this.#analysis.models.negotiation.advertisedTo(connection)?.table.value
      const epoch = table?.finalizedFeaturesEpoch ?? -1n
      if (table === undefined || epoch < 0n || (newest !== null && epoch <= newest.epoch)) continue
      newest = { epoch, finalized: table.finalizedFeatures.size }
    }
    return newest
  }

  /** Name of a topic id, where Metadata has told it. */
  topicName(topicId: string): string | null {
    const name = this.#analysis.models.topics.nameOf({ topicId })
    return name === `id ${topicId}` ? null : name
  }

  *#some(): Generator<Connection, void> {
    let count = 0
    for (const connection of this.#connections.values()) {
      if (count >= SUMMARISED) return
      count += 1
      yield connection
    }
  }
}
