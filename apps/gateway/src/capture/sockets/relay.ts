// One client connection and its connection to the broker: sockets in, sockets out. What the bytes
// mean is decided in request-tracker.ts and response-rewriter.ts, without I/O.
//
//   client --- data ---> broker      written at once, then looked at, then copied into the ring
//   client <-- data ---- broker      through the rewriter
//
// Each direction has its own back pressure: who cannot write pauses who is read. FIN passes as FIN
// (half-close), RST as RST. If the broker cannot be reached the client's connection is reset: it
// would have been refused, and that is as near as an accepted connection comes.
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { Splice } from '@brokerscope/trace'
import type { Address } from '../../address.ts'
import { GatewayError, reasonOf } from '../../errors.ts'
import type { FoundAddress } from '../addresses/address-collector.ts'
import type { BufferPool } from '../addresses/buffer-pool.ts'
import type { Clock } from '../clock.ts'
import { Dialogue } from '../frames/dialogue.ts'
import type { BrokerSocket, Dialer } from '../dial/dialer.ts'
import type { Listener, ListenerMap } from '../listeners/listener-map.ts'
import type { ConnectionFeed, RecordingFeed } from '../ring/recording-feed.ts'
import { RequestTracker } from '../frames/request-tracker.ts'
import {
  type PassedWhy,
  type ResponseOutlet,
  ResponseRewriter,
} from '../addresses/response-rewriter.ts'
import { REQUEST, RESPONSE } from '../ring/ring-records.ts'
import { adopt, readingInto } from './adopt.ts'
import { ReadBuffer } from './read-buffer.ts'

export interface RelaySurroundings {
  readonly dialer: Dialer
  readonly listeners: ListenerMap
  readonly feed: RecordingFeed
  readonly pool: BufferPool
  /** Puts TLS around a client's connection; undefined where clients speak plaintext. */
  readonly secure: ((tcp: Socket) => TLSSocket) | undefined
  readonly clock: Clock
  readonly clusterId: (clusterId: string) => void
  /** Called before the answer that names their nodes is forwarded. */
  readonly listenersOpened: () => void
  readonly passed: (apiName: string, why: PassedWhy) => void
  readonly upstreamFailed: (broker: Address, error: GatewayError) => void
  /** A bug of ours, which cost a connection. */
  readonly failed: (error: unknown) => void
  readonly ended: (relay: Relay) => void
}

export class Relay implements ResponseOutlet {
  readonly #around: RelaySurroundings
  /** `tcp` can be reset, `stream` carries the bytes. */
  readonly #client: { readonly stream: Socket; readonly tcp: Socket }
  readonly #clientBuffer = new ReadBuffer()
  readonly #brokerBuffer = new ReadBuffer()
  readonly #listener: Listener
  readonly #feed: ConnectionFeed
  readonly #tracker: RequestTracker
  readonly #rewriter: ResponseRewriter
  /** Where the client reached us, which is where it will look for other nodes. */
  readonly #host: string
  #broker: BrokerSocket | undefined
  /** Time of the event at work. */
  #nowNs = 0
  /** Listeners are being opened, so the broker is not read. */
  #isBinding = false
  #isOver = false

  constructor(accepted: Socket, listener: Listener, around: RelaySurroundings) {
    this.#around = around
    this.#listener = listener
    const { remotePort: port = 0, localPort = listener.listen.port } = accepted
    const client = { address: plainAddress(accepted.remoteAddress), port }
    const local = plainAddress(accepted.localAddress)
    this.#host = isWildcard(listener.listen.host) ? local : listener.listen.host
    const opened = {
      client,
      listener: { address: local, port: localPort },
      nodeId: listener.nodeId,
    }
    this.#feed = around.feed.open(opened, around.clock.nowNs())

    const dialogue = new Dialogue()
    this.#tracker = new RequestTracker(dialogue)
    this.#rewriter = new ResponseRewriter(dialogue, this, around.pool)
    this.#client = this.#clientOf(accepted)
  }

  /** Dials the broker; the client is read from then on when there is someone to read it. */
  start(): void {
    const { stream, tcp } = this.#client
    stream.on('error', () => this.#clientFailed())
    if (tcp !== stream) tcp.on('error', () => this.#clientFailed())
    stream.on('close', () => this.#over())
    try {
      this.#broker = this.#around.dialer.dial(
        this.#listener.broker,
        readingInto(this.#brokerBuffer, (chunk) => this.#fromBroker(chunk)),
        () => this.#connected(),
        (error) => this.#dialFailed(error),
      )
    } catch (error) {
      this.#dialFailed(error)
    }
  }

  /** The capture stops. */
  stop(): void {
    this.#close('capture', 'reset')
    this.#client.tcp.destroy()
    this.#broker?.tcp.destroy()
    this.#over()
  }

  // What the rewriter asks for.

  toClient(bytes: Uint8Array, frameStart: number): boolean {
    this.#write(bytes)
    this.#feed.data(RESPONSE, bytes, frameStart, this.#nowNs)
    return this.#client.stream.writableLength > 0
  }

  toClientChanged(bytes: Uint8Array, splices: readonly Splice[], frameStart: number): void {
    this.#write(bytes)
    this.#feed.changed(bytes, splices, frameStart, this.#nowNs)
  }

  listenerOf({ nodeId, host, port }: FoundAddress): Address | null | undefined {
    const ours = this.#around.listeners.portOf(nodeId, { host, port })
    return typeof ours === 'number' ? { host: this.#host, port: ours } : ours
  }

  bind(addresses: readonly FoundAddress[]): void {
    this.#isBinding = true
    this.#broker?.stream.pause()
    const { listeners } = this.#around
    const opened = addresses.map(({ nodeId, host, port }) => listeners.open(nodeId, { host, port }))
    void Promise.allSettled(opened).then(() => this.#bound())
  }

  clusterId(clusterId: string): void {
    this.#around.clusterId(clusterId)
  }

  passed(apiName: string, why: PassedWhy): void {
    this.#around.passed(apiName, why)
  }

  clientEnd(): void {
    this.#feed.closed({ by: 'broker', how: 'fin' }, this.#nowNs)
    this.#client.stream.end()
  }

  #bound(): void {
    this.#isBinding = false
    if (this.#isOver) return
    this.#stamp()
    this.#around.listenersOpened()
    this.#guarded(() => this.#rewriter.bound())
    if (!this.#isBinding && !this.#client.stream.writableNeedDrain) this.#broker?.stream.resume()
  }

  #connected(): void {
    const broker = this.#broker
    if (broker === undefined || this.#isOver) return
    const client = this.#client.stream
    client.on('end', () => {
      this.#stamp()
      this.#feed.closed({ by: 'client', how: 'fin' }, this.#nowNs)
      broker.stream.end()
    })
    client.on('drain', () => {
      this.#brokerBuffer.reclaim()
      if (!this.#isBinding) broker.stream.resume()
    })
    if (broker.stream !== broker.tcp) {
      broker.stream.on('data', (chunk: Buffer) => this.#fromBroker(chunk))
    }
    if (client !== this.#client.tcp) client.on('data', (chunk: Buffer) => this.#fromClient(chunk))
    broker.stream.on('end', () => {
      this.#stamp()
      this.#guarded(() => this.#rewriter.end())
    })
    broker.stream.on('drain', () => {
      this.#clientBuffer.reclaim()
      client.resume()
    })
    broker.stream.on('error', () => this.#brokerReset())
    broker.stream.on('close', () => this.#over())
    client.resume()
  }

  #fromClient(chunk: Buffer): void {
    const broker = this.#broker?.stream
    if (broker === undefined) return
    this.#stamp()
    if (broker.writableLength === 0) this.#clientBuffer.reclaim()
    if (broker.writable && !broker.write(chunk)) this.#client.stream.pause()
    if (broker.writableLength > 0) this.#clientBuffer.lend()
    this.#guarded(() => this.#tracker.push(chunk))
    this.#feed.data(REQUEST, chunk, this.#tracker.frameStart, this.#nowNs)
  }

  #fromBroker(chunk: Buffer): void {
    const client = this.#client.stream
    this.#stamp()
    if (client.writableLength === 0) this.#brokerBuffer.reclaim()
    this.#guarded(() => this.#rewriter.push(chunk))
    if (client.writableLength > 0) this.#brokerBuffer.lend()
  }

  #clientOf(accepted: Socket): { readonly stream: Socket; readonly tcp: Socket } {
    const { secure } = this.#around
    if (secure !== undefined) return { stream: secure(accepted), tcp: accepted }
    const tcp = adopt(accepted, this.#clientBuffer, (chunk) => this.#fromClient(chunk))
    return { stream: tcp, tcp }
  }

  #write(bytes: Uint8Array): void {
    const { stream } = this.#client
    if (stream.writable && !stream.write(bytes)) this.#broker?.stream.pause()
  }

  #dialFailed(error: unknown): void {
    const failure =
      error instanceof GatewayError
        ? error
        : new GatewayError('INTERNAL', { reason: reasonOf(error) }, { cause: error })
    this.#close('broker', 'reset', failure.message)
    this.#around.upstreamFailed(this.#listener.broker, failure)
    this.#client.tcp.resetAndDestroy()
    this.#over()
  }

  /** A mistake of ours costs this connection, not the others. */
  #guarded(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.#around.failed(error)
      this.#close('capture', 'reset')
      this.#client.tcp.resetAndDestroy()
      this.#broker?.tcp.resetAndDestroy()
    }
  }

  #brokerReset(): void {
    this.#close('broker', 'reset')
    this.#client.tcp.resetAndDestroy()
  }

  #clientFailed(): void {
    this.#close('client', 'reset')
    if (this.#broker?.tcp.connecting === true) this.#broker.tcp.destroy()
    else this.#broker?.tcp.resetAndDestroy()
  }

  #close(by: 'client' | 'broker' | 'capture', how: 'fin' | 'reset', sentence?: string): void {
    if (this.#isOver) return
    this.#stamp()
    this.#feed.closed({ by, how, ...(sentence !== undefined && { sentence }) }, this.#nowNs)
  }

  /** When both sockets are gone. */
  #over(): void {
    const isGone = this.#client.tcp.destroyed && (this.#broker?.tcp.destroyed ?? true)
    if (this.#isOver || !isGone) return
    this.#isOver = true
    this.#around.ended(this)
  }

  #stamp(): void {
    this.#nowNs = this.#around.clock.nowNs()
  }
}

function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}

/** An IPv4 client of a dual-stack listener, by its IPv4 address; both ends get the same form. */
function plainAddress(address: string | undefined): string {
  return (address ?? '').replace(/^::ffff:(?=\d+\.)/, '').replace(/%.*$/, '')
}
