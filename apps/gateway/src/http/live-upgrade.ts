// From an HTTP upgrade to a live viewer. Refusals are HTTP answers with a problem document, as for
// any request; what happens afterwards is said by close codes (live-viewer.ts).
import { STATUS_CODES, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FastifyBaseLogger } from 'fastify'
import { WebSocket, WebSocketServer } from 'ws'
import type { Captures } from '../captures.ts'
import { GatewayError, reasonOf } from '../errors.ts'
import type { SessionStore } from '../store/session-store.ts'
import { checkAccess, checkHost, checkOrigin, type AdmissionRules } from './admission.ts'
import { serveLive, type ViewerSocket } from './live-viewer.ts'
import { problemOf } from './problem.ts'

export interface LiveChannelOptions {
  readonly store: SessionStore
  readonly captures: Captures
  readonly rules: AdmissionRules
  readonly log: FastifyBaseLogger
  readonly stallMs: number | undefined
}

const PATH = /^\/api\/sessions\/([0-9a-f]{12})\/live$/
/** Viewers only listen; anything longer than a ping is a mistake. */
const LARGEST_INCOMING = 1024
/** A viewer that answers no ping for this long is gone. Our choice. */
const HEARTBEAT_MS = 30_000
const CLOSE_GOING_AWAY = 1001
const CLOSE_FAILED = 1011

export class LiveChannel {
  readonly #options: LiveChannelOptions
  readonly #sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false, // the bytes are on this machine, or compressed by Kafka already
    maxPayload: LARGEST_INCOMING,
  })
  readonly #heartbeat: NodeJS.Timeout
  readonly #silent = new Set<WebSocket>()

  constructor(options: LiveChannelOptions) {
    this.#options = options
    this.#heartbeat = setInterval(() => this.#pingAll(), HEARTBEAT_MS).unref()
  }

  /** Those that are being closed no longer count. */
  get viewers(): number {
    return [...this.#sockets.clients].filter(({ readyState }) => readyState === WebSocket.OPEN)
      .length
  }

  /** For the `upgrade` event of the HTTP server. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy())
    try {
      const { id, from } = this.#admit(request)
      this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
        void this.#serve(webSocket, id, from)
      })
    } catch (error) {
      refuse(socket, error)
    }
  }

  close(): void {
    clearInterval(this.#heartbeat)
    for (const socket of this.#sockets.clients) {
      socket.close(CLOSE_GOING_AWAY, 'The gateway is stopping')
      // A viewer that does not answer must not keep the process.
      setTimeout(() => socket.terminate(), 500).unref()
    }
  }

  #admit(request: IncomingMessage): { id: string; from: number | undefined } {
    const { rules, store } = this.#options
    checkHost(request.headers, rules)
    checkOrigin(request.headers)
    checkAccess(request.headers, rules)

    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://gateway')
    const [, id] = PATH.exec(pathname) ?? []
    if (id === undefined) throw new GatewayError('ROUTE_NOT_FOUND', { path: pathname })
    if (store.find(id) === undefined) throw new GatewayError('SESSION_NOT_FOUND', { id })
    return { id, from: offsetOf(searchParams.get('from')) }
  }

  async #serve(socket: WebSocket, id: string, from: number | undefined): Promise<void> {
    const { store, captures, log, stallMs } = this.#options
    socket.on('error', (error) => log.debug({ err: error }, 'viewer failed'))
    socket.on('pong', () => this.#silent.delete(socket))
    socket.on('close', () => this.#silent.delete(socket))
    try {
      await serveLive(viewerSocket(socket), {
        store,
        id,
        from,
        stallMs,
        listeners: () => captures.listeners(id),
        onListeners: (callback) =>
          captures.onEvent((sessionId, event) => {
            if (sessionId === id && event.type === 'listener') callback()
          }),
      })
    } catch (error) {
      log.error({ err: error, session: id }, 'live channel failed')
      socket.close(CLOSE_FAILED, reasonOf(error).slice(0, 100))
    }
  }

  #pingAll(): void {
    for (const socket of this.#sockets.clients) {
      if (this.#silent.has(socket)) socket.terminate()
      else {
        this.#silent.add(socket)
        socket.ping()
      }
    }
  }
}

function viewerSocket(socket: WebSocket): ViewerSocket {
  return {
    send: (data, sent) => socket.send(data, () => sent()),
    close: (code, reason) => socket.close(code, reason),
    onClose: (callback) => {
      socket.on('close', callback)
    },
  }
}

function offsetOf(text: string | null): number | undefined {
  if (text === null || text === '') return undefined
  const offset = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(offset)) return offset
  throw new GatewayError('REQUEST_INVALID', {
    detail: `from=${text.slice(0, 50)} is no byte offset`,
  })
}

function refuse(socket: Duplex, error: unknown): void {
  const coded =
    error instanceof GatewayError
      ? error
      : new GatewayError('REQUEST_INVALID', { detail: reasonOf(error) }, { cause: error })
  const body = JSON.stringify(problemOf(coded))
  socket.end(
    [
      `HTTP/1.1 ${coded.status} ${STATUS_CODES[coded.status] ?? ''}`,
      'content-type: application/problem+json',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}
