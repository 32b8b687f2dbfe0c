// The SQLite file that knows which sessions there are and which port stands for which node. It
// is opened exclusively: two gateways on one folder would take each other's live sessions for
// interrupted ones. The lock is the kernel's, so it ends with the process, also with kill -9.
//
// Runs in catalogue-worker.ts: SQLite is synchronous, and the main thread forwards.
import { DatabaseSync } from 'node:sqlite'
import type { NodePort, SessionRecord, SegmentStart } from './session-store.ts'

/** Raised when a reader of the older form would go wrong. */
const FORMAT_VERSION = 1

/** What is kept of a session; the rest follows from its files. */
export type CatalogueEntry = Omit<SessionRecord, 'bytes'> & {
  /** The oldest segment still there; its first byte is `firstOffset`. */
  readonly firstSegment: SegmentStart['number']
}

const TABLES = `
  CREATE TABLE session (id TEXT PRIMARY KEY, entry TEXT NOT NULL) STRICT;
  CREATE TABLE node_port (
    listen_host TEXT NOT NULL, port INTEGER NOT NULL,
    upstream TEXT NOT NULL, listen_port INTEGER NOT NULL, node_id INTEGER NOT NULL,
    broker_host TEXT NOT NULL, broker_port INTEGER NOT NULL,
    PRIMARY KEY (upstream, listen_host, listen_port, node_id)
  ) STRICT;
`

export class Catalogue {
  readonly #database: DatabaseSync

  constructor(path: string) {
    this.#database = new DatabaseSync(path, { timeout: 0 })
    this.#database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL')
    this.#database.exec('BEGIN EXCLUSIVE')
    const version = Number(this.#database.prepare('PRAGMA user_version').get()?.['user_version'])
    if (version > FORMAT_VERSION) {
      throw new Error(
        `it was written by a newer Brokerscope (format ${version}, this one knows ${FORMAT_VERSION})`,
      )
    }
    if (version === 0) this.#database.exec(`${TABLES} PRAGMA user_version = ${FORMAT_VERSION}`)
    this.#database.exec('COMMIT')
  }

  sessions(): CatalogueEntry[] {
    const rows = this.#database.prepare('SELECT entry FROM session').all()
    return rows.map((row) => JSON.parse(String(row['entry'])) as CatalogueEntry)
  }

  saveSession(entry: CatalogueEntry): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO session (id, entry) VALUES (?, ?)')
      .run(entry.id, JSON.stringify(entry))
  }

  deleteSession(id: string): void {
    this.#database.prepare('DELETE FROM session WHERE id = ?').run(id)
  }

  nodePorts(): NodePort[] {
    return this.#database
      .prepare(
        `SELECT upstream, listen_host AS listenHost, listen_port AS listenPort, node_id AS nodeId,
         port, broker_host AS brokerHost, broker_port AS brokerPort FROM node_port ORDER BY port`,
      )
      .all() as unknown as NodePort[]
  }

  saveNodePort(port: NodePort): void {
    this.#database
      .prepare(
        `INSERT OR REPLACE INTO node_port
         (upstream, listen_host, listen_port, node_id, port, broker_host, broker_port)
         VALUES (:upstream, :listenHost, :listenPort, :nodeId, :port, :brokerHost, :brokerPort)`,
      )
      .run({ ...port })
  }

  close(): void {
    this.#database.close()
  }
}
