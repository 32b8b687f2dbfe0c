// Which port stands for which broker node: "kept for ever, never given to another node". A client
// may hold yesterday's Metadata; if node 2's port were node 3's today, it would talk to the wrong
// broker without noticing. So ports that any capture of this store ever gave are not free.
import type { Address } from '../../address.ts'
import type { NodePort } from '../../store/session-store.ts'

export class NodePorts {
  readonly #upstream: string
  readonly #listen: Address
  readonly #stored: () => readonly NodePort[]
  /** Also those that turned out to be in use: they are not tried again. */
  readonly #tried = new Set<number>()
  readonly #known: readonly NodePort[]

  /** `stored` is asked again and again: other captures of the process are given ports too. */
  constructor(upstream: string, listen: Address, stored: () => readonly NodePort[]) {
    this.#upstream = upstream
    this.#listen = listen
    this.#stored = stored
    this.#known = stored().filter(
      (known) =>
        known.upstream === upstream &&
        known.listenHost === listen.host &&
        known.listenPort === listen.port &&
        !known.isRetired,
    )
  }

  /** The nodes of this upstream and listener as the last capture left them. */
  get known(): readonly NodePort[] {
    return this.#known
  }

  /** The next port after the bootstrap's that nobody was ever given; undefined if there is none. */
  next(bootstrapPort: number): number | undefined {
    const given = new Set(
      this.#stored().flatMap(({ listenHost, port }) =>
        listenHost === this.#listen.host ? port : [],
      ),
    )
    for (let port = bootstrapPort + 1; port <= 65_535; port++) {
      if (given.has(port) || this.#tried.has(port)) continue
      this.#tried.add(port)
      return port
    }
    return undefined
  }

  entry(nodeId: number, port: number, broker: Address): NodePort {
    return {
      upstream: this.#upstream,
      listenHost: this.#listen.host,
      listenPort: this.#listen.port,
      nodeId,
      port,
      isRetired: false,
      brokerHost: broker.host,
      brokerPort: broker.port,
    }
  }
}
