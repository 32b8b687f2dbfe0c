// Sessions in a folder, nothing else needed: a catalogue (SQLite) and a folder of segments each.
//
//   <data>/catalogue.sqlite
//   <data>/sessions/<id>/000001.pcapng ...  progress.json  notes.ndjson
//
// What list() and find() say is kept in memory and mirrored into the catalogue, a while later for
// counts that grow, at once for what a crash must not lose. What a deletion leaves behind if the
// power goes in between is found at the next start: the catalogue is changed before the files.
import { mkdir, rm, unlink } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { GatewayError, invariant, reasonOf } from '../errors.ts'
import { CatalogueClient } from './catalogue-client.ts'
import type { CatalogueEntry } from './catalogue.ts'
import { HeldSession } from './held-session.ts'
import { evictions, type Quota } from './quota.ts'
import { recoverSession } from './recovery.ts'
import { readFileRange, segmentAt, segmentName } from './segment-files.ts'
import type {
  NodePort,
  Recording,
  RecordingProgress,
  SessionRecord,
  SessionSpec,
  SessionStore,
} from './session-store.ts'

/** Growing counts reach the catalogue at most this often; after a crash progress.json has them. */
const SAVE_INTERVAL_MS = 2_000

export async function openEmbeddedStore(folder: string, quota: Quota): Promise<SessionStore> {
  let catalogue: CatalogueClient | undefined
  try {
    await mkdir(join(folder, 'sessions'), { recursive: true, mode: 0o700 })
    catalogue = new CatalogueClient(join(folder, 'catalogue.sqlite'))
    const entries = await catalogue.ask('sessions')
    const nodePorts = await catalogue.ask('nodePorts')
    const sessions: HeldSession[] = []
    for (const entry of entries) {
      const session = await recoverSession(sessionFolder(folder, entry.id), entry)
      if (session.entry !== entry) await catalogue.ask('saveSession', session.entry)
      sessions.push(session)
    }
    const store = new EmbeddedStore(folder, quota, catalogue, sessions, nodePorts)
    store.enforceQuota()
    return store
  } catch (error) {
    await catalogue?.abandon()
    const reason = /locked|busy/i.test(reasonOf(error))
      ? 'another gateway is using it'
      : reasonOf(error)
    throw new GatewayError('STORE_UNUSABLE', { path: folder, reason }, { cause: error })
  }
}

class EmbeddedStore implements SessionStore {
  readonly #folder: string
  readonly #quota: Quota
  readonly #catalogue: CatalogueClient
  readonly #sessions: Map<string, HeldSession>
  readonly #nodePorts: Map<string, NodePort>
  readonly #changeCallbacks = new Set<(id: string) => void>()
  readonly #unsaved = new Set<HeldSession>()
  #saveTimer: NodeJS.Timeout | undefined
  /** Deletions and late saves, one after another; close() waits for them. */
  #work: Promise<unknown> = Promise.resolve()
  #closing: Promise<void> | undefined

  constructor(
    folder: string,
    quota: Quota,
    catalogue: CatalogueClient,
    sessions: readonly HeldSession[],
    nodePorts: readonly NodePort[],
  ) {
    this.#folder = folder
    this.#quota = quota
    this.#catalogue = catalogue
    this.#sessions = new Map(sessions.map((session) => [session.entry.id, session]))
    this.#nodePorts = new Map(nodePorts.map((port) => [nodePortKey(port), port]))
  }

  list(): readonly SessionRecord[] {
    return [...this.#sessions.values()]
      .map((session) => session.record)
      .toReversed()
      .toSorted((a, b) => b.startedAt.localeCompare(a.startedAt))
  }

  find(id: string): SessionRecord | undefined {
    return this.#sessions.get(id)?.record
  }

  async create({ name, kind, upstream, continues = null }: SessionSpec): Promise<Recording> {
    const id = randomBytes(6).toString('hex')
    const folder = this.folderOf(id)
    const entry: CatalogueEntry = {
      id,
      name,
      kind,
      upstream,
      state: 'recording',
      startedAt: new Date().toISOString(),
      endedAt: null,
      frames: 0,
      connections: 0,
      firstOffset: 0,
      end: 0,
      dropped: 0,
      clusterId: null,
      continues,
      firstSegment: 1,
    }
    try {
      await mkdir(folder, { mode: 0o700 })
    } catch (error) {
      const reason = reasonOf(error)
      throw new GatewayError('STORE_UNUSABLE', { path: this.#folder, reason }, { cause: error })
    }
    await this.#catalogue.ask('saveSession', entry)
    const session = new HeldSession(entry, [])
    this.#sessions.set(id, session)
    this.#changed(id)
    return {
      id,
      folder,
      progress: (progress) => this.#progress(session, progress),
      finish: () => this.#finish(session),
    }
  }

  async rename(id: string, name: string): Promise<void> {
    const session = this.#existing(id)
    session.change({ name })
    await this.#catalogue.ask('saveSession', session.entry)
    this.#changed(id)
  }

  async read(id: string, from: number, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
    const { entry, segments } = this.#existing(id)
    if (from < entry.firstOffset) throw evicted(id, entry.firstOffset)
    const segment = segmentAt(segments, from)
    if (segment === undefined || from >= entry.end) return new Uint8Array(0)
    const next = segments.find(({ number }) => number === segment.number + 1)
    const length = Math.min(maxBytes, (next?.start ?? entry.end) - from)
    try {
      const path = join(this.folderOf(id), segmentName(segment.number))
      return await readFileRange(path, from - segment.start, length)
    } catch (error) {
      // Deleted between the look and the read.
      const { firstOffset } = this.#existing(id).entry
      if (from < firstOffset) throw evicted(id, firstOffset)
      const reason = reasonOf(error)
      throw new GatewayError('STORE_UNUSABLE', { path: this.#folder, reason }, { cause: error })
    }
  }

  onAppend(id: string, callback: (end: number) => void): () => void {
    const { appendCallbacks } = this.#existing(id)
    appendCallbacks.add(callback)
    return () => appendCallbacks.delete(callback)
  }

  onChange(callback: (id: string) => void): () => void {
    this.#changeCallbacks.add(callback)
    return () => this.#changeCallbacks.delete(callback)
  }

  folderOf(id: string): string {
    return sessionFolder(this.#folder, id)
  }

  async remove(id: string): Promise<void> {
    const session = this.#existing(id)
    if (session.entry.state === 'recording') throw new GatewayError('SESSION_RECORDING', { id })
    this.#sessions.delete(id)
    this.#unsaved.delete(session)
    await this.#catalogue.ask('deleteSession', id)
    await rm(this.folderOf(id), { recursive: true, force: true })
    this.#changed(id)
  }

  nodePorts(): readonly NodePort[] {
    return [...this.#nodePorts.values()]
  }

  async saveNodePort(port: NodePort): Promise<void> {
    this.#nodePorts.set(nodePortKey(port), port)
    await this.#catalogue.ask('saveNodePort', port)
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    clearTimeout(this.#saveTimer)
    this.#save()
    await this.#work
    await this.#catalogue.close()
  }

  enforceQuota(): void {
    const held = [...this.#sessions.values()].map((session) => session.quotaView)
    for (const { sessionId, segments } of evictions(held, this.#quota)) {
      const session = this.#existing(sessionId)
      const gone = session.evict(segments)
      this.#changed(sessionId)
      const isEmpty = session.segments.length === 0 && session.entry.state === 'stopped'
      this.#later(async () => {
        if (isEmpty) return await this.remove(sessionId)
        await this.#catalogue.ask('saveSession', session.entry)
        for (const { number } of gone) {
          await unlink(join(this.folderOf(sessionId), segmentName(number)))
        }
      })
    }
  }

  #progress(session: HeldSession, progress: RecordingProgress): void {
    session.advance(progress)
    this.#unsaved.add(session)
    this.#saveTimer ??= setTimeout(() => this.#save(), SAVE_INTERVAL_MS).unref()
    if (progress.clusterId !== undefined) this.#changed(session.entry.id)
    if (progress.segments !== undefined) this.enforceQuota()
  }

  async #finish(session: HeldSession): Promise<void> {
    session.change({ state: 'stopped', endedAt: new Date().toISOString() })
    this.#unsaved.delete(session)
    await this.#catalogue.ask('saveSession', session.entry)
    this.#changed(session.entry.id)
  }

  #save(): void {
    this.#saveTimer = undefined
    for (const { entry } of this.#unsaved) {
      this.#later(() => this.#catalogue.ask('saveSession', entry))
    }
    this.#unsaved.clear()
  }

  /** A failure here leaves files or counts behind, which the next start mends. */
  #later(work: () => Promise<unknown>): void {
    this.#work = this.#work.then(work).catch(() => undefined)
  }

  #changed(id: string): void {
    for (const callback of this.#changeCallbacks) callback(id)
  }

  #existing(id: string): HeldSession {
    const session = this.#sessions.get(id)
    if (session === undefined) throw new GatewayError('SESSION_NOT_FOUND', { id })
    return session
  }
}

function sessionFolder(folder: string, id: string): string {
  invariant(/^[0-9a-f]{12}$/.test(id), `"${id}" is no session id`)
  return join(folder, 'sessions', id)
}

function nodePortKey({ upstream, listenHost, listenPort, nodeId }: NodePort): string {
  return JSON.stringify([upstream, listenHost, listenPort, nodeId])
}

function evicted(id: string, firstOffset: number): GatewayError {
  return new GatewayError('SESSION_BYTES_EVICTED', { id, firstOffset })
}
