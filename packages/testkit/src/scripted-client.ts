// A Kafka client over a real socket that says exactly what a test tells it to.
import { once } from 'node:events'
import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls, type ConnectionOptions } from 'node:tls'
import { decodeResponse, apiNamed, type DecodedMessage } from '@brokerscope/codec'
import type { PartialBody } from './complete.ts'
import { FrameSplitter } from './frame-splitter.ts'
import { requestFrame, withSize } from './frames.ts'

export interface ClientOptions {
  readonly host?: string
  readonly port: number
  readonly clientId?: string
  readonly tls?: ConnectionOptions
}

export class ScriptedClient {
  readonly socket: Socket
  readonly #clientId: string
  readonly #frames: Uint8Array[] = []
  readonly #waiting: ((frame: Uint8Array | undefined) => void)[] = []
  #correlationId = 0
  #isClosed = false
  /** How the other side ended the connection; resolves when it does. */
  readonly closed: Promise<'end' | 'reset'>

  constructor(socket: Socket, clientId: string) {
    this.socket = socket
    this.#clientId = clientId
    const splitter = new FrameSplitter((frame) => this.#arrived(frame))
    socket.on('data', (chunk: Uint8Array) => splitter.push(chunk))
    this.closed = new Promise((resolve) => {
      let how: 'end' | 'reset' = 'end'
      socket.on('error', () => (how = 'reset'))
      socket.on('close', () => {
        this.#isClosed = true
        for (const give of this.#waiting.splice(0)) give(undefined)
        resolve(how)
      })
    })
  }

  /** Sends a request and decodes the next answer with its version. */
  async send(apiName: string, apiVersion: number, body: PartialBody = {}): Promise<DecodedMessage> {
    this.post(apiName, apiVersion, body)
    const frame = await this.next()
    if (frame === undefined) throw new Error(`Connection closed before ${apiName} was answered`)
    return decodeResponse(frame, apiNamed(apiName)?.apiKey ?? -1, apiVersion)
  }

  /** Sends a request without waiting; returns its correlation id. */
  post(apiName: string, apiVersion: number, body: PartialBody = {}): number {
    const correlationId = this.#correlationId++
    const clientId = this.#clientId
    this.write(withSize(requestFrame(apiName, apiVersion, body, { correlationId, clientId })))
    return correlationId
  }

  /** Raw bytes, as they are. */
  write(bytes: Uint8Array): void {
    this.socket.write(bytes)
  }

  /** The next frame, or undefined when the connection is closed. */
  next(): Promise<Uint8Array | undefined> {
    const frame = this.#frames.shift()
    if (frame !== undefined || this.#isClosed) return Promise.resolve(frame)
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  async close(): Promise<void> {
    this.socket.end()
    if (!this.#isClosed) await this.closed
  }

  reset(): void {
    this.socket.resetAndDestroy()
  }

  #arrived(frame: Uint8Array): void {
    const give = this.#waiting.shift()
    if (give === undefined) this.#frames.push(frame)
    else give(frame)
  }
}

export async function connectClient(options: ClientOptions): Promise<ScriptedClient> {
  const { host = '127.0.0.1', port, clientId = 'test', tls } = options
  const socket = tls === undefined ? connectTcp({ host, port }) : connectTls({ host, port, ...tls })
  await once(socket, tls === undefined ? 'connect' : 'secureConnect')
  socket.setNoDelay(true)
  return new ScriptedClient(socket, clientId)
}
