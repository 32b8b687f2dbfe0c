// The SQLite file that knows which sessions there are and which port stands for which node. It
// is opened exclusively: two gateways on one folder would take each other's live sessions for
// interrupted ones. The lock is the kernel's, so it ends with the process, also with kill -9.
//
// Runs in catalogue-worker.ts: SQLite is synchronous, and the main thread forwards.
import { DatabaseSync } from 'node:sqlite'
import type { NodePort, SessionRecord, SegmentStart } from './session-store.ts'

/** Raised when a reader of the older form would go wrong. */
const FORMAT_VERSION = 2

/** What is kept of a session; the rest follows from its files. */
export type CatalogueEntry = Omit<SessionRecord, 'bytes'> & {
  /** The oldest segment still there; its first byte is `firstOffset`. */
  readonly firstSegment: SegmentStart['number']
}

const SESSIONS = 'CREATE TABLE session (id TEXT PRIMARY KEY, entry TEXT NOT NULL) STRICT;'

/** One row for each port that was ever given: a port never stands for two nodes. */
const NODE_PORTS = `
  CREATE TABLE node_port (
    listen_host TEXT NOT NULL, port INTEGER NOT NULL,
    upstream TEXT NOT NULL, listen_port INTEGER NOT NULL, node_id INTEGER NOT NULL,
    is_retired INTEGER NOT NULL, broker_host TEXT NOT NULL, broker_port INTEGER NOT NULL,
    PRIMARY KEY (listen_host, port)
  ) STRICT;
`

/** Format 1 had one row for each node; where two had come to share a port, the later one keeps it. */
const FROM_FORMAT_1 = `
  ALTER TABLE node_port RENAME TO node_port_1;
  ${NODE_PORTS}
  INSERT OR REPLACE INTO node_port
    SELECT listen_host, port, upstream, listen_port, node_id, 0, broker_host, broker_port
    FROM node_port_1 ORDER BY node_port_1.rowid;
  DROP TABLE node_port_1;
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
    if (version === 0) this.#database.exec(SESSIONS + NODE_PORTS)
    if (version === 1) this.#database.exec(FROM_FORMAT_1)
    this.#database.exec(`PRAGMA user_version = ${FORMAT_VERSION}; COMMIT`)
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
    const rows = this.#database
      .prepare(
        `SELECT upstream, listen_host AS listenHost, listen_port AS listenPort, node_id AS nodeId,
         port, is_retired AS isRetired, broker_host AS brokerHost, broker_port AS brokerPort
         FROM node_port ORDER BY port`,
      )
      .all() as unknown as (Omit<NodePort, 'isRetired'> & { readonly isRetired: number })[]
    return rows.map((row) => ({ ...row, isRetired: row.isRetired === 1 }))
  }

  /** All or none. */
  saveNodePorts(ports: readonly NodePort[]): void {
    const save = this.#database.prepare(
      `INSERT OR REPLACE INTO node_port
       (upstream, listen_host, listen_port, node_id, port, is_retired, broker_host, broker_port)
       VALUES (:upstream, :listenHost, :listenPort, :nodeId, :port, :isRetired, :brokerHost, :brokerPort)`,
    )
    this.#database.exec('BEGIN')
    try {
      for (const port of ports) save.run({ ...port, isRetired: port.isRetired ? 1 : 0 })
      this.#database.exec('COMMIT')
    } catch (error) {
      this.#database.exec('ROLLBACK')
      throw error
    }
  }

  close(): void {
    this.#database.close()
  }
}
