// A store in a temporary folder, captures on it, and sessions read back; all gone after the test.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brokerBytes, type Frame, type TraceEvent, TraceReader } from '@brokerscope/trace'
import { openEmbeddedStore } from '../../store/embedded-store.ts'
import type { Quota } from '../../store/quota.ts'
import type { SessionStore } from '../../store/session-store.ts'
import { startCapture } from '../capture.ts'
import type { Capture } from '../capture-events.ts'
import type { CaptureOptions } from '../capture-options.ts'
import { Client } from './client.ts'

const roomy: Quota = { sessionBytes: 1e9, totalBytes: 1e9 }

export class Workbench {
  store!: SessionStore
  folder = ''
  readonly #cleanUp: (() => Promise<unknown>)[] = []

  async open(quota = roomy): Promise<void> {
    this.folder = await mkdtemp(join(tmpdir(), 'brokerscope-capture-'))
    this.store = await openEmbeddedStore(this.folder, quota)
  }

  async close(): Promise<void> {
    for (const step of this.#cleanUp.splice(0).toReversed()) await step()
    await this.store.close()
    await rm(this.folder, { recursive: true })
  }

  /** As if the gateway had been ended and started again. */
  async reopen(quota = roomy): Promise<void> {
    await this.store.close()
    this.store = await openEmbeddedStore(this.folder, quota)
  }

  later(step: () => Promise<unknown>): void {
    this.#cleanUp.push(step)
  }

  async capture(port: number, more: Partial<CaptureOptions> = {}): Promise<Capture> {
    const capture = await startCapture({
      upstream: { host: '127.0.0.1', port },
      listen: { host: '127.0.0.1', port: 0 },
      store: this.store,
      ...more,
    })
    this.later(() => capture.stop())
    return capture
  }

  client(capture: Capture, listener = 0): Client {
    const client = new Client(capture.listeners()[listener]?.listen.port ?? 0)
    this.later(async () => client.socket.destroy())
    return client
  }

  async bytes(sessionId: string): Promise<Buffer> {
    const { end = 0, firstOffset = 0 } = this.store.find(sessionId) ?? {}
    const parts: Uint8Array[] = []
    for (let at = firstOffset; at < end;) {
      const part = await this.store.read(sessionId, at, 65_536)
      parts.push(part)
      at += part.length
    }
    return Buffer.concat(parts)
  }

  async events(capture: Capture): Promise<TraceEvent[]> {
    return eventsOf(await this.bytes(capture.sessionId))
  }

  async frames(capture: Capture): Promise<Frame[]> {
    return framesOf(await this.events(capture))
  }
}

export function eventsOf(bytes: Uint8Array): TraceEvent[] {
  const reader = new TraceReader()
  return [...reader.push(bytes), ...reader.end()]
}

export function framesOf(events: readonly TraceEvent[]): Frame[] {
  return events.flatMap((event) => (event.type === 'frame' ? [event.frame] : []))
}

/** What the broker had sent. */
export function original(frame: Frame | undefined): Buffer {
  const bytes = brokerBytes(frame?.bytes ?? new Uint8Array(), frame?.splices ?? [])
  return Buffer.from(bytes ?? new Uint8Array())
}
