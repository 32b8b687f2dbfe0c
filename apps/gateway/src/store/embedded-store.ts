// Sessions in a folder, nothing else needed: a catalogue (SQLite) and a folder of segments each.
//
//   <data>/catalogue.sqlite
//   <data>/sessions/<id>/000001.pcapng ...  progress.json  notes.ndjson
//
// What list() and find() say is kept in memory and mirrored into the catalogue, a while later for
// counts that grow, at once for what a crash must not lose. What a deletion leaves behind if the
// power goes in between is found at the next start: the catalogue is changed before the files.
import { mkdir, rm } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { GatewayError, invariant, reasonOf } from '../errors.ts'
import { CatalogueClient } from './catalogue-client.ts'
import type { CatalogueEntry } from './catalogue.ts'
import { HeldSession } from './held-session.ts'
import { makeFolder } from './make-folder.ts'
import { PortBook } from './port-book.ts'
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

/** Told once, of a session that could not be brought up to date on disk. */
export type StoreWarning = (sessionId: string, sentence: string) => void

export async function openEmbeddedStore(
  folder: string,
  quota: Quota,
  warn: StoreWarning = () => {},
): Promise<SessionStore> {
  let catalogue: CatalogueClient | undefined
  try {
    await makeFolder(join(folder, 'sessions'))
    catalogue = new CatalogueClient(join(folder, 'catalogue.sqlite'))
    const entries = await catalogue.ask('sessions')
    const nodePorts = await catalogue.ask('nodePorts')
    const sessions: HeldSession[] = []
    for (const entry of entries) {
      const session = await recoverSession(sessionFolder(folder, entry.id), entry)
      if (session.entry !== entry) await catalogue.ask('saveSession', session.entry)
      sessions.push(session)
    }
    const ports = new PortBook(nodePorts)
    const store = new EmbeddedStore(folder, quota, warn, catalogue, sessions, ports)
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
  readonly #warn: StoreWarning
  readonly #catalogue: CatalogueClient
  readonly #sessions: Map<string, HeldSession>
  readonly #nodePorts: PortBook
  readonly #changeCallbacks = new Set<(id: string) => void>()
  readonly #unsaved = new Set<HeldSession>()
  #saveTimer: NodeJS.Timeout | undefined
  /** Deletions and saves of sessions, one after another; close() waits for them. */
  #work: Promise<unknown> = Promise.resolve()
  #hasWarned = false
  #closing: Promise<void> | undefined

  constructor(
    folder: string,
    quota: Quota,
    warn: StoreWarning,
    catalogue: CatalogueClient,
    sessions: readonly HeldSession[],
    nodePorts: PortBook,
  ) {
    this.#folder = folder
    this.#quota = quota
    this.#warn = warn
    this.#catalogue = catalogue
    this.#sessions = new Map(sessions.map((session) => [session.entry.id, session]))
    this.#nodePorts = nodePorts
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
    await this.#queued(() => this.#keep(session))
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
    await this.#queued(() => this.#erase(id))
    this.#changed(id)
  }

  nodePorts(): readonly NodePort[] {
    return this.#nodePorts.all()
  }

  async saveNodePort(port: NodePort): Promise<void> {
    await this.#catalogue.ask('saveNodePorts', this.#nodePorts.give(port))
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
      if (isEmpty) this.#sessions.delete(sessionId)
      this.#later(sessionId, async () => {
        if (isEmpty) return await this.#erase(sessionId)
        await this.#keep(session)
        for (const { number } of gone) {
          await rm(join(this.folderOf(sessionId), segmentName(number)), { force: true })
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
    await this.#queued(() => this.#keep(session))
    this.#changed(session.entry.id)
  }

  #save(): void {
    this.#saveTimer = undefined
    for (const session of this.#unsaved) {
      this.#later(session.entry.id, () => this.#keep(session))
    }
    this.#unsaved.clear()
  }

  /** The entry as it is when its turn comes; nothing for a session that was removed meanwhile. */
  async #keep(session: HeldSession): Promise<void> {
    const { entry } = session
    if (this.#sessions.get(entry.id) === session) await this.#catalogue.ask('saveSession', entry)
  }

  async #erase(id: string): Promise<void> {
    await this.#catalogue.ask('deleteSession', id)
    await rm(this.folderOf(id), { recursive: true, force: true })
  }

  /** Work that somebody waits for, who hears of its failure. */
  #queued(work: () => Promise<void>): Promise<void> {
    const done = this.#work.then(work)
    this.#work = done.catch(() => undefined)
    return done
  }

  /** A failure here leaves files or counts behind, which the next start mends. */
  #later(sessionId: string, work: () => Promise<void>): void {
    this.#queued(work).catch((error: unknown) => {
      // A full disk fails every two seconds; once says it all.
      if (this.#hasWarned) return
      this.#hasWarned = true
      this.#warn(
        sessionId,
        `Session ${sessionId} could not be brought up to date in ${this.#folder}: ${reasonOf(error)}. ` +
          'After a crash its counts may be old, and old segments may stay above the quota',
      )
    })
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

function evicted(id: string, firstOffset: number): GatewayError {
  return new GatewayError('SESSION_BYTES_EVICTED', { id, firstOffset })
}
