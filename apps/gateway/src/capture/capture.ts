// A capture: listeners in front of a cluster, relays between clients and brokers, a session on disk.
//
//   client ==> listener ==> Relay ==> broker          this thread: forwards, nothing else
//                             |  copies
//                           ring ==> writer/worker.ts: frames, withholds secrets, writes segments
//
// This file only puts the parts together; each part says itself what it does.
import type { Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { type SecureContext, TLSSocket } from 'node:tls'
import { type Address, formatAddress, isLoopback } from '../address.ts'
import { GatewayError, reasonOf } from '../errors.ts'
import type { Recording } from '../store/session-store.ts'
import { BufferPool } from './addresses/buffer-pool.ts'
import type { Capture, CaptureEvent, ListenerState } from './capture-events.ts'
import { type CaptureOptions, defaultLimits } from './capture-options.ts'
import { CaptureWriter } from './writer/capture-writer.ts'
import { startClock } from './clock.ts'
import { Dialer } from './dial/dialer.ts'
import { EventQueue } from './event-queue.ts'
import { type Listener, ListenerMap } from './listeners/listener-map.ts'
import { NodePorts } from './listeners/node-ports.ts'
import { RecordingFeed } from './ring/recording-feed.ts'
import { Relay, type RelaySurroundings } from './sockets/relay.ts'
import type { PassedWhy } from './addresses/response-rewriter.ts'
import type { SectionRecord } from './ring/ring-records.ts'
import { ringMemory, RingProducer } from './ring/ring.ts'
import { loadListenerTls, loadUpstreamTls, type UpstreamTlsContext } from './dial/tls-files.ts'

/** Our choice: long enough for the listeners of an answer to be opened. */
const SECTION_DELAY_MS = 500

/** Throws GatewayError if a port, a file or the folder of sessions cannot be used. */
export async function startCapture(options: CaptureOptions): Promise<Capture> {
  const { listenTls, upstream } = options
  const tls = upstream.tls && (await loadUpstreamTls(upstream.tls))
  const context = listenTls && (await loadListenerTls(listenTls.certFile, listenTls.keyFile))
  const capture = new RunningCapture(options, tls, context)
  await capture.start()
  return capture
}

class RunningCapture implements Capture {
  readonly #options: CaptureOptions
  readonly #tls: UpstreamTlsContext | undefined
  readonly #listenerContext: SecureContext | undefined
  readonly #upstreamName: string
  readonly #events = new EventQueue()
  readonly #clock = startClock()
  readonly #dialer: Dialer
  readonly #listeners: ListenerMap
  readonly #relays = new Set<Relay>()
  readonly #pool = new BufferPool()
  #recording: Recording | undefined
  #writer: CaptureWriter | undefined
  #feed: RecordingFeed | undefined
  #clusterId: string | null = null
  /** Listeners, nodes or cluster id are not what the writer knows. */
  #isSectionStale = false
  readonly #told = new Set<string>()
  #stopping: Promise<void> | undefined

  constructor(
    options: CaptureOptions,
    tls: UpstreamTlsContext | undefined,
    listenerContext: SecureContext | undefined,
  ) {
    const { allowBroker = [], listen, store, upstream } = options
    this.#options = options
    this.#tls = tls
    this.#listenerContext = listenerContext
    this.#upstreamName = formatAddress(upstream).toLowerCase()
    const bootstrap = { host: upstream.host, port: upstream.port }
    this.#dialer = new Dialer({
      bootstrap,
      allowed: allowBroker,
      isOurs: (ip, port) => this.#isOurs(ip, port),
      tls,
    })
    this.#listeners = new ListenerMap({
      listen,
      upstream: bootstrap,
      ports: new NodePorts(this.#upstreamName, listen, () => store.nodePorts()),
      save: (port) => store.saveNodePort(port),
      accept: (socket, listener) => this.#accept(socket, listener),
      changed: (listener) => {
        this.#events.emit({ type: 'listener', listener: stateOf(listener) })
        this.#sectionLater()
      },
      warn: (sentence) => this.#warn(sentence),
    })
  }

  get sessionId(): string {
    return this.#recording?.id ?? ''
  }

  async start(): Promise<void> {
    await this.#listeners.bind()
    try {
      await this.#checkBootstrap()
      await this.#startRecording()
    } catch (error) {
      this.#listeners.close()
      throw error
    }
    this.#listeners.accept()
  }

  listeners(): readonly ListenerState[] {
    return this.#listeners.all().map(stateOf)
  }

  onEvent(callback: (event: CaptureEvent) => void): () => void {
    return this.#events.subscribe(callback)
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop()
    return this.#stopping
  }

  async #stop(): Promise<void> {
    this.#listeners.close()
    for (const relay of this.#relays) relay.stop()
    this.#feed?.stop(this.#clock.nowNs())
    await this.#writer?.stopped()
    this.#events.tellGap()
    this.#events.emit({ type: 'stopped' })
  }

  async #checkBootstrap(): Promise<void> {
    if (this.#tls?.skipVerify === true) {
      this.#warn(
        'The certificates of the brokers are not verified: whoever is in between can pose as them',
      )
    }
    try {
      await this.#dialer.resolveBootstrap()
    } catch (error) {
      // A name that does not resolve may do so later; an address that may not be dialled never.
      if (!(error instanceof GatewayError) || error.code !== 'UPSTREAM_UNREACHABLE') throw error
      this.#upstreamFailed(this.#options.upstream, error)
    }
  }

  async #startRecording(): Promise<void> {
    const { keepSecrets = false, kind = 'proxy', name = this.#upstreamName, store } = this.#options
    const limits = { ...defaultLimits, ...this.#options.limits }
    const upstream = this.#upstreamName
    const previous = store
      .list()
      .find((record) => record.upstream === upstream && record.kind === kind)
    const continues = previous?.id ?? null
    const recording = await store.create({ name, kind, upstream, continues })
    const memory = ringMemory(limits.ringBytes)
    const writer = new CaptureWriter(
      {
        ...limits,
        memory,
        folder: recording.folder,
        sessionId: recording.id,
        section: this.#section(),
        anchorNs: this.#clock.anchorNs,
        keepSecrets,
      },
      recording,
      (reason) => this.#writerFailed(reason),
    )
    await writer.started
    if (writer.failure !== undefined) {
      await writer.stopped()
      throw new GatewayError('STORE_UNUSABLE', { path: recording.folder, reason: writer.failure })
    }
    this.#recording = recording
    this.#writer = writer
    this.#feed = new RecordingFeed(new RingProducer(memory), (bytes) => {
      writer.dropped(bytes)
      this.#events.gap(bytes)
    })
  }

  #accept(socket: Socket, listener: Listener): void {
    const feed = this.#feed
    if (feed === undefined || this.#stopping !== undefined) return void socket.destroy()
    // Reset before it was accepted (a port scan): there is nobody to serve and no address to record.
    if (socket.remoteAddress === undefined) return void socket.destroy()
    const context = this.#listenerContext
    const around: RelaySurroundings = {
      dialer: this.#dialer,
      listeners: this.#listeners,
      feed,
      pool: this.#pool,
      secure: context && ((tcp) => new TLSSocket(tcp, { isServer: true, secureContext: context })),
      clock: this.#clock,
      clusterId: (clusterId) => this.#clusterIs(clusterId),
      listenersOpened: () => this.#sectionNow(),
      passed: (apiName, why) => this.#passed(apiName, why),
      upstreamFailed: (broker, error) => this.#upstreamFailed(broker, error),
      failed: (error) =>
        this.#warn(`A connection was reset by a mistake of Brokerscope: ${reasonOf(error)}`),
      ended: (relay) => this.#relays.delete(relay),
    }
    const relay = new Relay(socket, listener, around)
    this.#relays.add(relay)
    relay.start()
  }

  #clusterIs(clusterId: string): void {
    if (this.#clusterId === clusterId) return
    this.#clusterId = clusterId
    this.#writer?.clusterId(clusterId)
    this.#sectionLater()
  }

  /** One answer changes several things; the session gets one new section for all of them. */
  #sectionLater(): void {
    if (this.#isSectionStale) return
    this.#isSectionStale = true
    setTimeout(() => this.#sectionNow(), SECTION_DELAY_MS).unref()
  }

  #sectionNow(): void {
    if (!this.#isSectionStale) return
    this.#isSectionStale = false
    this.#feed?.section(this.#section(), this.#clock.nowNs())
  }

  #section(): SectionRecord {
    const listeners = this.#listeners.all()
    return {
      clusterId: this.#clusterId,
      listeners: listeners.map(({ listen, nodeId }) => ({
        address: listen.host,
        port: listen.port,
        nodeId,
      })),
      nodes: listeners.flatMap(({ broker, nodeId }, index) =>
        index === 0 || nodeId === null ? [] : [{ nodeId, host: broker.host, port: broker.port }],
      ),
    }
  }

  #passed(apiName: string, why: PassedWhy): void {
    const key = `${apiName} ${why}`
    if (this.#told.has(key)) return
    this.#told.add(key)
    this.#warn(`An answer to ${apiName} passed with the broker's own addresses: ${reasons[why]}`)
  }

  #upstreamFailed(broker: Address, error: GatewayError): void {
    const { host, port } = broker
    const sentence = `${error.message}. ${error.remedy}`
    this.#events.emit({ type: 'upstream', broker: { host, port }, sentence })
  }

  #writerFailed(reason: string): void {
    if (this.#feed !== undefined) this.#feed.isCut = true
    this.#warn(
      `The session can no longer be written (${reason}). Traffic is forwarded, but not captured`,
    )
  }

  #warn(sentence: string): void {
    this.#events.emit({ type: 'warning', sentence })
  }

  #isOurs(ip: string, port: number): boolean {
    const others = this.#options.ownPorts?.() ?? []
    const isOurPort = this.#listeners.hasPort(port) || others.includes(port)
    return isOurPort && (isLoopback(ip) || isOfThisMachine(ip))
  }
}

const reasons: Readonly<Record<PassedWhy, string>> = {
  controllers: 'controllers are not reached through brokers, and never dialled from here',
  unreadable: 'it could not be read to its end',
  tooLarge: 'it is larger than 16 MiB',
}

function stateOf({ listen, broker, nodeId, state }: Listener): ListenerState {
  return { listen, broker, nodeId, state }
}

function isOfThisMachine(ip: string): boolean {
  return Object.values(networkInterfaces()).some((addresses) =>
    addresses?.some(({ address }) => address === ip),
  )
}
