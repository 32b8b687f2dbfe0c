// A SessionStore in memory, for tests of what stands above the store.
import { GatewayError } from '../src/errors.ts'
import type {
  NodePort,
  Recording,
  RecordingProgress,
  SessionRecord,
  SessionSpec,
  SessionStore,
} from '../src/store/session-store.ts'

interface Held {
  record: SessionRecord
  bytes: Uint8Array
}

export class MemoryStore implements SessionStore {
  readonly #sessions = new Map<string, Held>()
  readonly #appended = new Map<string, Set<(end: number) => void>>()
  readonly #changed = new Set<(id: string) => void>()

  list(): readonly SessionRecord[] {
    return [...this.#sessions.values()].map(({ record }) => record).toReversed()
  }

  find(id: string): SessionRecord | undefined {
    return this.#sessions.get(id)?.record
  }

  async create(spec: SessionSpec): Promise<Recording> {
    const id = (this.#sessions.size + 1).toString(16).padStart(12, '0')
    const record: SessionRecord = {
      id,
      name: spec.name,
      kind: spec.kind,
      upstream: spec.upstream,
      state: 'recording',
      startedAt: '2025-01-01T00:00:00.000Z',
      endedAt: null,
      frames: 0,
      connections: 0,
      bytes: 0,
      firstOffset: 0,
      end: 0,
      dropped: 0,
      clusterId: null,
      continues: spec.continues ?? null,
    }
    this.#sessions.set(id, { record, bytes: new Uint8Array() })
    this.#change(id)
    return {
      id,
      folder: '/nowhere',
      progress: (progress: RecordingProgress) => this.update(id, progress),
      finish: async () =>
        this.update(id, { state: 'stopped', endedAt: '2025-01-01T00:01:00.000Z' }),
    }
  }

  async rename(id: string, name: string): Promise<void> {
    this.update(id, { name })
  }

  async read(id: string, from: number, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
    const { record, bytes } = this.#held(id)
    const { firstOffset } = record
    if (from < firstOffset) throw new GatewayError('SESSION_BYTES_EVICTED', { id, firstOffset })
    return bytes.slice(from, Math.min(from + maxBytes, record.end))
  }

  onAppend(id: string, callback: (end: number) => void): () => void {
    const callbacks = this.#appended.get(id) ?? new Set()
    this.#appended.set(id, callbacks.add(callback))
    return () => callbacks.delete(callback)
  }

  onChange(callback: (id: string) => void): () => void {
    this.#changed.add(callback)
    return () => this.#changed.delete(callback)
  }

  folderOf(id: string): string {
    return `/nowhere/${id}`
  }

  async remove(id: string): Promise<void> {
    this.#sessions.delete(id)
    this.#change(id)
  }

  nodePorts(): readonly NodePort[] {
    return []
  }

  async saveNodePort(): Promise<void> {}

  async close(): Promise<void> {}

  /** What a recording would do: more bytes at the end. */
  append(id: string, more: Uint8Array): void {
    const held = this.#held(id)
    const { end } = held.record
    const bytes = new Uint8Array(end + more.length)
    bytes.set(held.bytes.subarray(0, end))
    bytes.set(more, end)
    held.bytes = bytes
    held.record = { ...held.record, end: bytes.length, bytes: bytes.length }
    for (const callback of this.#appended.get(id) ?? []) callback(bytes.length)
  }

  update(id: string, change: Partial<SessionRecord>): void {
    const held = this.#held(id)
    held.record = { ...held.record, ...change }
    this.#change(id)
  }

  #held(id: string): Held {
    const held = this.#sessions.get(id)
    if (held === undefined) throw new GatewayError('SESSION_NOT_FOUND', { id })
    return held
  }

  #change(id: string): void {
    for (const callback of this.#changed) callback(id)
  }
}
