// A Kafka broker over real sockets that answers as a test tells it to. ApiVersions is
// answered with every version of the newest release unless the test says otherwise; an
// API without a handler closes the connection, as Kafka does with what it cannot serve.
import { once } from 'node:events'
import { createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'
import { apiOf, decodeRequest, type DecodedMessage } from '@brokerscope/codec'
import { advertisedKeys } from './advertise.ts'
import type { PartialBody } from './complete.ts'
import { FrameSplitter } from './frame-splitter.ts'
import { responseFrame, withSize } from './frames.ts'

export interface ReceivedRequest {
  readonly message: DecodedMessage
  /** Without the 4-byte size. */
  readonly frame: Uint8Array
  readonly correlationId: number
  readonly socket: Socket
  /** Order of the connection at this broker, from 1. */
  readonly connection: number
}

/** A body for the asked version, raw bytes for the socket, or what happens instead. */
export type Reply = PartialBody | Uint8Array | 'silence' | 'close' | 'reset'
export type Handler = (request: ReceivedRequest) => Reply | Promise<Reply>

export interface BrokerOptions {
  readonly host?: string
  readonly port?: number
  readonly tls?: TlsOptions
  /** By API name. `raw` gets frames that are no request (SASL tokens, garbage). */
  readonly handlers?: Readonly<Record<string, Handler>>
}

export class ScriptedBroker {
  readonly requests: ReceivedRequest[] = []
  readonly sockets: Socket[] = []
  readonly #handlers: Record<string, Handler>
  readonly #server: Server

  constructor(server: Server, handlers: Readonly<Record<string, Handler>>) {
    this.#server = server
    this.#handlers = { ApiVersions: () => ({ apiKeys: advertisedKeys() }), ...handlers }
  }

  get port(): number {
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('The broker is not open')
    return address.port
  }

  /** Changes one answer while the broker runs. */
  on(apiName: string, handler: Handler): void {
    this.#handlers[apiName] = handler
  }

  accept(socket: Socket): void {
    socket.setNoDelay(true)
    socket.on('error', () => socket.destroy())
    this.sockets.push(socket)
    const connection = this.sockets.length
    // Answers keep the order of the requests, however long each handler takes.
    let turn = Promise.resolve()
    const splitter = new FrameSplitter((frame) => {
      turn = turn.then(() => this.#serve(frame, socket, connection))
    })
    socket.on('data', (chunk: Uint8Array) => splitter.push(chunk))
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    this.#server.close()
    await once(this.#server, 'close')
  }

  async #serve(frame: Uint8Array, socket: Socket, connection: number): Promise<void> {
    const message = decodeRequest(frame)
    const { correlationId } = message.header
    const request: ReceivedRequest = {
      message,
      frame,
      correlationId: typeof correlationId === 'number' ? correlationId : 0,
      socket,
      connection,
    }
    this.requests.push(request)
    const name = message.status === 'undecodable' ? 'raw' : message.apiName
    const handler = this.#handlers[name]
    const reply = handler === undefined ? 'close' : await handler(request)
    this.#reply(reply, request)
  }

  #reply(reply: Reply, { socket, message, correlationId }: ReceivedRequest): void {
    if (socket.destroyed || reply === 'silence') return
    if (reply === 'close') socket.end()
    else if (reply === 'reset') socket.resetAndDestroy()
    else if (reply instanceof Uint8Array) socket.write(reply)
    else {
      const { apiKey, apiName, apiVersion } = message
      const highest = apiOf(apiKey)?.response.versions[1] ?? apiVersion
      const version = Math.min(apiVersion, highest)
      socket.write(withSize(responseFrame(apiName, version, reply, { correlationId })))
    }
  }
}

export async function startBroker(options: BrokerOptions = {}): Promise<ScriptedBroker> {
  const { host = '127.0.0.1', port = 0, tls, handlers = {} } = options
  const server = tls === undefined ? createTcpServer() : createTlsServer(tls)
  const broker = new ScriptedBroker(server, handlers)
  server.on(tls === undefined ? 'connection' : 'secureConnection', (socket: Socket) =>
    broker.accept(socket),
  )
  server.listen(port, host)
  await once(server, 'listening')
  return broker
}
