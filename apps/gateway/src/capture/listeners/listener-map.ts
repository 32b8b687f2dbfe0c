// The listeners of one capture: the bootstrap's, and one for each broker node, made when an answer
// first names the node and bound before that answer is forwarded. What each listener stands for is
// asked for each connection, because a node may move: its listener stays and leads to the new address.
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { type Address, formatAddress } from '../../address.ts'
import { GatewayError, reasonOf } from '../../errors.ts'
import type { NodePort } from '../../store/session-store.ts'
import type { ListenerState } from '../capture-events.ts'
import type { NodePorts } from './node-ports.ts'

export interface Listener {
  /** As it is bound; port 0 of a setting has become a real one. */
  listen: Address
  broker: Address
  nodeId: number | null
  state: ListenerState['state']
}

export interface ListenerMapOptions {
  readonly listen: Address
  readonly upstream: Address
  readonly ports: NodePorts
  readonly save: (port: NodePort) => Promise<void>
  readonly accept: (socket: Socket, listener: Listener) => void
  /** A listener was opened, leads elsewhere, or could not be opened. */
  readonly changed: (listener: Listener) => void
  readonly warn: (sentence: string) => void
}

export class ListenerMap {
  readonly #options: ListenerMapOptions
  readonly #bootstrap: Listener
  readonly #nodes = new Map<number, Listener>()
  readonly #opening = new Map<number, Promise<void>>()
  /** Nodes for which there was no port. */
  readonly #failed = new Set<number>()
  readonly #servers: Server[] = []
  /** Clients that came before all listeners were open. */
  #early: { readonly socket: Socket; readonly listener: Listener }[] | undefined = []
  #isClosed = false

  constructor(options: ListenerMapOptions) {
    this.#options = options
    const { listen, upstream } = options
    this.#bootstrap = { listen, broker: upstream, nodeId: null, state: 'closed' }
  }

  /** Opens all listeners known from before; clients wait until `accept`. Throws GatewayError. */
  async bind(): Promise<void> {
    await this.#bind(this.#bootstrap)
    for (const { nodeId, port, brokerHost, brokerPort } of this.#options.ports.known) {
      await this.#reopen(nodeId, port, { host: brokerHost, port: brokerPort })
    }
  }

  accept(): void {
    const early = this.#early ?? []
    this.#early = undefined
    for (const { socket, listener } of early) this.#options.accept(socket, listener)
  }

  all(): readonly Listener[] {
    return [this.#bootstrap, ...this.#nodes.values()]
  }

  /** Whether an address is one of ours, so that dialling it would go in circles. */
  hasPort(port: number): boolean {
    return this.all().some(({ listen, state }) => listen.port === port && state === 'listening')
  }

  /**
   * The port of a node's listener; undefined while there is none, null if there will be none.
   * Remembers where the node is now.
   */
  portOf(nodeId: number, broker: Address): number | null | undefined {
    const listener = this.#nodes.get(nodeId)
    if (listener === undefined) return this.#isClosed || this.#failed.has(nodeId) ? null : undefined
    if (listener.broker.host !== broker.host || listener.broker.port !== broker.port) {
      listener.broker = broker
      void this.#save(nodeId, listener)
      this.#options.changed(listener)
    }
    this.#recogniseBootstrap(nodeId, broker)
    return listener.listen.port
  }

  /** Resolves when the node has a listener, or when it is certain that it gets none. */
  async open(nodeId: number, broker: Address): Promise<void> {
    let opening = this.#opening.get(nodeId)
    if (opening === undefined && !this.#nodes.has(nodeId)) {
      opening = this.#openNext(nodeId, broker).finally(() => this.#opening.delete(nodeId))
      this.#opening.set(nodeId, opening)
    }
    await opening
  }

  close(): void {
    this.#isClosed = true
    for (const server of this.#servers) server.close()
    for (const listener of this.all()) listener.state = 'closed'
    for (const { socket } of this.#early?.splice(0) ?? []) socket.destroy()
  }

  /** A node that says of itself to be where the bootstrap listener leads to is behind that one too. */
  #recogniseBootstrap(nodeId: number, broker: Address): void {
    const { upstream } = this.#options
    const isHere = broker.port === upstream.port && sameHost(broker.host, upstream.host)
    if (isHere && this.#bootstrap.nodeId !== nodeId) {
      this.#bootstrap.nodeId = nodeId
      this.#options.changed(this.#bootstrap)
    }
  }

  async #reopen(nodeId: number, port: number, broker: Address): Promise<void> {
    const listener = this.#listener(nodeId, port, broker)
    try {
      await this.#bind(listener)
      this.#nodes.set(nodeId, listener)
    } catch (error) {
      this.#options.warn(
        `Port ${port} stood for node ${nodeId} and cannot be opened again (${reasonOf(error)}); ` +
          'the node gets another one, and clients have to ask for Metadata again',
      )
    }
  }

  async #openNext(nodeId: number, broker: Address): Promise<void> {
    for (;;) {
      const port = this.#options.ports.next(this.#bootstrap.listen.port)
      if (this.#isClosed) return
      if (port === undefined) break
      const listener = this.#listener(nodeId, port, broker)
      try {
        await this.#bind(listener)
      } catch (error) {
        if (error instanceof GatewayError && error.code === 'LISTEN_ADDRESS_IN_USE') continue
        break
      }
      if (listener.state === 'closed') return
      await this.#save(nodeId, listener)
      this.#nodes.set(nodeId, listener)
      this.#recogniseBootstrap(nodeId, broker)
      this.#options.changed(listener)
      return
    }
    this.#failed.add(nodeId)
    this.#options.warn(
      `No port is free for node ${nodeId} at ${formatAddress(broker)}; clients get its own address, ` +
        'and what they say there is not captured',
    )
  }

  #listener(nodeId: number, port: number, broker: Address): Listener {
    const { host } = this.#options.listen
    return { listen: { host, port }, broker, nodeId, state: 'closed' }
  }

  /** Leaves the listener closed if the map was closed while the port was being bound. */
  async #bind(listener: Listener): Promise<void> {
    const server = createServer({
      allowHalfOpen: true,
      pauseOnConnect: true,
      noDelay: true,
      keepAlive: true,
    })
    server.on('connection', (socket) => {
      if (this.#early === undefined) this.#options.accept(socket, listener)
      else this.#early.push({ socket, listener })
    })
    const port = await listening(server, listener.listen)
    if (this.#isClosed) return void server.close()
    listener.listen = { host: listener.listen.host, port }
    server.on('error', (error) => {
      this.#options.warn(`Listener ${formatAddress(listener.listen)}: ${reasonOf(error)}`)
    })
    this.#servers.push(server)
    listener.state = 'listening'
  }

  async #save(nodeId: number, { listen, broker }: Listener): Promise<void> {
    try {
      await this.#options.save(this.#options.ports.entry(nodeId, listen.port, broker))
    } catch (error) {
      this.#options.warn(
        `That port ${listen.port} stands for node ${nodeId} could not be stored (${reasonOf(error)}); ` +
          'after a restart the node may get another one',
      )
    }
  }
}

function sameHost(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

/** Resolves with the port. */
async function listening(server: Server, { host, port }: Address): Promise<number> {
  return await new Promise<number>((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      failed(
        error.code === 'EADDRINUSE'
          ? new GatewayError(
              'LISTEN_ADDRESS_IN_USE',
              { host, port, flag: '--listen' },
              { cause: error },
            )
          : new GatewayError(
              'LISTEN_ADDRESS_UNAVAILABLE',
              { host, port, reason: reasonOf(error) },
              { cause: error },
            ),
      )
    })
    server.listen({ host, port }, () => {
      server.removeAllListeners('error')
      done((server.address() as AddressInfo).port)
    })
  })
}
