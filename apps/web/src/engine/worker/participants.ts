// Who talks to whom: which node a connection leads to, which software is at its other end. Learnt
// by the models of the analysis; its rules join in when the page shows findings.
import { Analysis, type PipelineEvent } from '@brokerscope/analysis'
import type { Connection } from '@brokerscope/trace'

/** Connections that are looked at for a summary; a session can have thousands. */
const SUMMARISED = 200
const NAMED_CLIENTS = 4

export class Participants {
  readonly #analysis = new Analysis({ rules: [] })
  readonly #connections = new Map<number, Connection>()
  #listed = ''

  add(connection: Connection): void {
    this.#connections.set(connection.id, connection)
  }

  /** True when the list of nodes became another one, so that older rows may know their node now. */
  learn(event: PipelineEvent): boolean {
    this.#analysis.push(event)
    if (event.type !== 'exchange') return false
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
