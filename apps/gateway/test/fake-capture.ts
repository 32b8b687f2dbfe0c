// A capture that opens no socket, for tests of what starts captures and shows them.
import { EventEmitter } from 'node:events'
import type { Capture, CaptureEvent, ListenerState } from '../src/capture/capture-events.ts'
import type { CaptureOptions } from '../src/capture/capture-options.ts'
import { formatAddress } from '../src/address.ts'
import { GatewayError } from '../src/errors.ts'

export class FakeCaptures {
  readonly started: CaptureOptions[] = []
  readonly running = new Map<string, FakeCapture>()
  /** Ports that somebody else has. */
  readonly takenPorts = new Set<number>()

  start = async (options: CaptureOptions): Promise<Capture> => {
    const { host, port } = options.listen
    if (this.takenPorts.has(port)) {
      throw new GatewayError('LISTEN_ADDRESS_IN_USE', { host, port, flag: '--listen' })
    }
    this.takenPorts.add(port)
    this.started.push(options)
    const recording = await options.store.create({
      name: options.name ?? formatAddress(options.upstream),
      kind: options.kind ?? 'proxy',
      upstream: formatAddress(options.upstream),
    })
    const capture = new FakeCapture(recording.id, options, () => recording.finish())
    this.running.set(recording.id, capture)
    return capture
  }
}

export class FakeCapture implements Capture {
  readonly sessionId: string
  readonly #events = new EventEmitter<{ event: [CaptureEvent] }>()
  readonly #listeners: ListenerState[]
  readonly #finish: () => Promise<void>

  constructor(sessionId: string, options: CaptureOptions, finish: () => Promise<void>) {
    const { host, port } = options.upstream
    this.sessionId = sessionId
    this.#finish = finish
    this.#listeners = [
      { listen: options.listen, broker: { host, port }, nodeId: null, state: 'listening' },
    ]
  }

  listeners(): readonly ListenerState[] {
    return this.#listeners
  }

  onEvent(callback: (event: CaptureEvent) => void): () => void {
    this.#events.on('event', callback)
    return () => this.#events.off('event', callback)
  }

  emit(event: CaptureEvent): void {
    if (event.type === 'listener') this.#listeners.push(event.listener)
    this.#events.emit('event', event)
  }

  async stop(): Promise<void> {
    await this.#finish()
    this.emit({ type: 'stopped' })
  }
}
