// Which program speaks on a connection: the name and version that ApiVersions v3+
// carries. Some clients ask on their first connection only, so a connection without
// one borrows from another of the same client id and address; that is likely, not sure.
import type { Connection } from '@brokerscope/trace'
import { identify, type ClientSoftware } from '../clients/client-software.ts'
import { putNewest } from '../bounded.ts'
import type { AnalysisEvent, Message } from '../events.ts'
import type { FactStore } from '../facts/fact-store.ts'
import { textOf } from '../values.ts'
import type { Model } from './model.ts'

export interface Software {
  /** As sent: `kgo`, `apache-kafka-java`. */
  readonly name: string
  /** As sent: `v1.19.1`. */
  readonly version: string
  readonly frame: number
  /** Said on this very connection. */
  readonly isSure: boolean
  readonly client: ClientSoftware
}

/** Our choice. */
const MAX_CLIENTS = 100_000

export class ClientsModel implements Model {
  readonly #facts: FactStore
  readonly #byConnection = new Map<number, Software>()
  readonly #byClient = new Map<string, Software>()
  readonly #clientIds = new Map<number, string>()

  constructor(facts: FactStore) {
    this.#facts = facts
  }

  on(event: AnalysisEvent): void {
    if (event.type !== 'request') return
    const { request } = event
    this.#learnClientId(request)
    if (request.apiName === 'ApiVersions') this.#learnSoftware(request)
  }

  softwareOf(connection: Connection): Software | undefined {
    const own = this.#byConnection.get(connection.id)
    if (own !== undefined) return own
    const clientId = this.#clientIds.get(connection.id)
    const borrowed = this.#byClient.get(clientKey(connection, clientId))
    return borrowed === undefined ? undefined : { ...borrowed, isSure: false }
  }

  clientIdOf(connection: Connection): string | undefined {
    return this.#clientIds.get(connection.id)
  }

  #learnClientId({ info, connection, frame }: Message): void {
    const { clientId } = info
    if (typeof clientId !== 'string' || this.#clientIds.get(connection.id) === clientId) return
    putNewest(this.#clientIds, connection.id, clientId, MAX_CLIENTS)
    this.#facts.note('connection', `${connection.id}`, 'clientId', clientId, frame)
  }

  #learnSoftware({ body, connection, frame, info }: Message): void {
    const name = textOf(body, 'clientSoftwareName')
    const version = textOf(body, 'clientSoftwareVersion')
    if (name === undefined || version === undefined) return
    const software = { name, version, frame, isSure: true, client: identify(name, version) }
    putNewest(this.#byConnection, connection.id, software, MAX_CLIENTS)
    putNewest(
      this.#byClient,
      clientKey(connection, info.clientId ?? undefined),
      software,
      MAX_CLIENTS,
    )
    const path = 'clientSoftwareName'
    this.#facts.note(
      'connection',
      `${connection.id}`,
      'software',
      `${name} ${version}`,
      frame,
      path,
    )
  }
}

function clientKey(connection: Connection, clientId: string | undefined): string {
  return `${connection.client.address} ${clientId ?? ''}`
}
