// The broker's end of a replay: accepts connections and leaves what to say to the player.
import { once } from 'node:events'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import type { Address } from '../address.ts'

export class FakeBroker {
  readonly address: Address
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  readonly #accepted: Socket[] = []
  readonly #waiting: ((socket: Socket) => void)[] = []

  static async start(): Promise<FakeBroker> {
    const server = createServer({ allowHalfOpen: true, noDelay: true })
    server.listen({ host: '127.0.0.1', port: 0 })
    await once(server, 'listening')
    return new FakeBroker(server)
  }

  private constructor(server: Server) {
    this.#server = server
    this.address = { host: '127.0.0.1', port: (server.address() as AddressInfo).port }
    server.on('connection', (socket) => {
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket))
      socket.on('error', () => socket.destroy()) // a reset is part of some recordings
      const take = this.#waiting.shift()
      if (take === undefined) this.#accepted.push(socket)
      else take(socket)
    })
  }

  /** The next connection, in the order in which they come. */
  async accept(): Promise<Socket> {
    const socket = this.#accepted.shift()
    if (socket !== undefined) return socket
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
    })
  }

  stop(): void {
    this.#server.close()
    for (const socket of this.#sockets) socket.destroy()
  }
}
