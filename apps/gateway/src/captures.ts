// The captures that run in this process, by the session that each one fills. The routes, the live
// channel and the verbs start, find and stop captures here; capture/ knows nothing of them.
import { EventEmitter } from 'node:events'
import type { Address } from './address.ts'
import type { Capture, CaptureEvent, ListenerState } from './capture/capture-events.ts'
import type { CaptureOptions } from './capture/capture-options.ts'
import { GatewayError } from './errors.ts'

export type StartCapture = (options: CaptureOptions) => Promise<Capture>

/** What the gateway was started with; a request may only fill in the rest. */
export type CaptureDefaults = Pick<CaptureOptions, 'store' | 'listen'> &
  Partial<Pick<CaptureOptions, 'listenTls' | 'limits' | 'allowBroker' | 'keepSecrets'>>

export type CaptureRequest = Pick<CaptureOptions, 'upstream'> &
  Partial<Pick<CaptureOptions, 'name' | 'kind' | 'allowBroker' | 'store'>> & {
    /** Exactly this port; without it the next free one from the configured port on. */
    readonly listenPort?: number | undefined
  }

export interface RunningCapture {
  readonly capture: Capture
  readonly upstream: Address
  /** What the reader should know, newest last. */
  readonly warnings: readonly string[]
}

/** A cluster that is down warns at each attempt of each client; the last few say it all. */
const MOST_WARNINGS = 20
/** How many ports from the configured one on are tried. */
const PORTS_TRIED = 200

export class Captures {
  readonly #start: StartCapture
  readonly #defaults: CaptureDefaults
  readonly #running = new Map<string, RunningCapture & { readonly warnings: string[] }>()
  readonly #otherPorts = new Set<number>()
  readonly #events = new EventEmitter<{ event: [sessionId: string, event: CaptureEvent] }>()

  constructor(start: StartCapture, defaults: CaptureDefaults) {
    this.#start = start
    this.#defaults = defaults
    this.#events.setMaxListeners(0) // one for each viewer
  }

  async start(request: CaptureRequest): Promise<Capture> {
    const { listenPort, allowBroker = [], ...wanted } = request
    const options = {
      ...this.#defaults,
      ...wanted,
      allowBroker: [...(this.#defaults.allowBroker ?? []), ...allowBroker],
      ownPorts: () => this.#ownPorts(),
    }
    const capture = await this.#listen(options, listenPort)
    const running = { capture, upstream: request.upstream, warnings: [] }
    this.#running.set(capture.sessionId, running)
    capture.onEvent((event) => this.#hear(capture.sessionId, event))
    return capture
  }

  /** A port of this process, such as the page's: no capture may dial it as a broker. */
  neverDial(port: number): void {
    this.#otherPorts.add(port)
  }

  /** Of something that concerns a session and that its capture does not know. */
  warn(sessionId: string, sentence: string): void {
    this.#hear(sessionId, { type: 'warning', sentence })
  }

  find(sessionId: string): RunningCapture | undefined {
    return this.#running.get(sessionId)
  }

  all(): readonly RunningCapture[] {
    return [...this.#running.values()]
  }

  listeners(sessionId: string): readonly ListenerState[] {
    return this.find(sessionId)?.capture.listeners() ?? []
  }

  onEvent(callback: (sessionId: string, event: CaptureEvent) => void): () => void {
    this.#events.on('event', callback)
    return () => this.#events.off('event', callback)
  }

  /** Resolves when the session is complete on disk. */
  async stop(sessionId: string): Promise<void> {
    const running = this.#running.get(sessionId)
    if (running === undefined) throw new GatewayError('SESSION_NOT_RECORDING', { id: sessionId })
    await running.capture.stop()
    this.#running.delete(sessionId)
  }

  async stopAll(): Promise<void> {
    await Promise.all([...this.#running.keys()].map((sessionId) => this.stop(sessionId)))
  }

  /** Port 0 and a port that was asked for are taken as they are. */
  async #listen(options: CaptureOptions, listenPort: number | undefined): Promise<Capture> {
    const { host } = options.listen
    if (listenPort !== undefined) {
      return this.#start({ ...options, listen: { host, port: listenPort } })
    }
    // A client may still hold the port of a node, and would take another cluster for it.
    const ofNodes = new Set(
      options.store
        .nodePorts()
        .flatMap(({ listenHost, port }) => (listenHost === host ? port : [])),
    )
    for (let port = options.listen.port; ; port += 1) {
      if (ofNodes.has(port) && port < options.listen.port + PORTS_TRIED) continue
      try {
        return await this.#start({ ...options, listen: { host, port } })
      } catch (error) {
        const isTaken = error instanceof GatewayError && error.code === 'LISTEN_ADDRESS_IN_USE'
        const isLast = port === 0 || port >= options.listen.port + PORTS_TRIED
        if (!isTaken || isLast) throw error
      }
    }
  }

  /** Dialling a listener of another capture would go in circles too. */
  #ownPorts(): readonly number[] {
    const listeners = this.all().flatMap(({ capture }) => capture.listeners())
    const open = listeners.filter(({ state }) => state === 'listening')
    return [...this.#otherPorts, ...open.map(({ listen }) => listen.port)]
  }

  #hear(sessionId: string, event: CaptureEvent): void {
    const running = this.#running.get(sessionId)
    if (running !== undefined && (event.type === 'warning' || event.type === 'upstream')) {
      const { warnings } = running
      if (warnings.at(-1) !== event.sentence) warnings.push(event.sentence)
      if (warnings.length > MOST_WARNINGS) warnings.shift()
    }
    if (event.type === 'stopped') this.#running.delete(sessionId)
    this.#events.emit('event', sessionId, event)
  }
}
