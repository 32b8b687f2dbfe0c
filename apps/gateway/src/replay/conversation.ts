// One recorded connection being repeated: a client's socket, the proxy between, a broker's socket.
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { Direction } from '@brokerscope/trace'
import type { Address } from '../address.ts'
import { FrameCounter } from './frame-counter.ts'

export class Conversation {
  readonly #client: End
  readonly #broker: End

  /** Connects to the proxy; `accept` gives the socket on which the proxy reaches the broker. */
  static async open(listener: Address, accept: () => Promise<Socket>): Promise<Conversation> {
    const client = connect({ ...listener, noDelay: true, allowHalfOpen: true })
    client.on('error', () => client.destroy())
    const [broker] = await Promise.all([accept(), once(client, 'connect')])
    return new Conversation(client, broker)
  }

  private constructor(client: Socket, broker: Socket) {
    this.#client = new End(client)
    this.#broker = new End(broker)
  }

  /** Sends a frame and resolves when it has arrived at the other end. */
  async send(direction: Direction, bytes: Uint8Array): Promise<void> {
    const [from, to] =
      direction === 'request' ? [this.#client, this.#broker] : [this.#broker, this.#client]
    await from.sendTo(to, bytes)
  }

  /** Resolves when both ends are closed. */
  async close(by: 'client' | 'broker', how: 'fin' | 'reset'): Promise<void> {
    const [from, to] = by === 'client' ? [this.#client, this.#broker] : [this.#broker, this.#client]
    if (how === 'reset') from.socket.resetAndDestroy()
    else from.socket.end()
    await to.finished
    to.socket.end()
    await Promise.all([from.closed, to.closed])
  }

  destroy(): void {
    this.#client.socket.destroy()
    this.#broker.socket.destroy()
  }
}

class End {
  readonly socket: Socket
  /** The other side said that it sends no more, or is gone. */
  readonly finished: Promise<void>
  readonly closed: Promise<void>
  readonly #received: FrameCounter
  #sent = 0

  constructor(socket: Socket) {
    this.socket = socket
    this.#received = new FrameCounter(socket)
    this.closed = new Promise((resolve) => {
      socket.once('close', () => resolve())
    })
    this.finished = new Promise((resolve) => {
      socket.once('end', resolve)
      socket.once('close', () => resolve())
    })
  }

  async sendTo(other: End, bytes: Uint8Array): Promise<void> {
    this.#sent += 1
    const size = Buffer.alloc(4)
    size.writeInt32BE(bytes.length)
    this.socket.write(Buffer.concat([size, bytes]))
    const gone = Promise.race([this.closed, other.closed]).then(() => 'gone' as const)
    const result = await Promise.race([other.#received.arrived(this.#sent), gone])
    if (result === 'gone') throw new Error('The connection was closed before a frame arrived')
  }
}
