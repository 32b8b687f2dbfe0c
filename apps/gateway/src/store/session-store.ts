// The seam between what records, what serves and what keeps. Everything outside of store/ knows
// sessions only through this file; the embedded store (embedded-store.ts) is one way to keep them.
//
// A session's bytes are its pcapng segments one after another. Offsets count from the first byte
// of segment 1 and are never reused: a quota deletes whole oldest segments and raises
// `firstOffset`, so a viewer that knows an offset never gets other bytes under the same number.

export type SessionKind = 'proxy' | 'replay' | 'import'

export interface SessionRecord {
  /** 12 hex digits. */
  readonly id: string
  readonly name: string
  readonly kind: SessionKind
  /** host:port of the bootstrap broker; null for imports. */
  readonly upstream: string | null
  readonly state: 'recording' | 'stopped'
  /** ISO 8601. */
  readonly startedAt: string
  readonly endedAt: string | null
  /** Frames and connections since the start, also those whose bytes a quota deleted. */
  readonly frames: number
  readonly connections: number
  /** Bytes held now: `end - firstOffset`. */
  readonly bytes: number
  /** Offset of the oldest byte that is still held. */
  readonly firstOffset: number
  /** Offset after the newest byte. */
  readonly end: number
  /** Bytes of traffic that were forwarded but not captured. */
  readonly dropped: number
  readonly clusterId: string | null
  /** The session of the same upstream that this one goes on from. */
  readonly continues: string | null
}

export interface SessionSpec {
  readonly name: string
  readonly kind: SessionKind
  readonly upstream: string | null
  readonly continues?: string | null
}

/** What the one who records tells the store; all counts are totals since the start. */
export interface RecordingProgress {
  readonly end: number
  readonly frames: number
  readonly connections: number
  readonly dropped: number
  readonly clusterId?: string | null
  /** Set when a segment was begun: its number and the offset of its first byte. */
  readonly segments?: readonly SegmentStart[]
}

export interface SegmentStart {
  readonly number: number
  readonly start: number
}

/** The writing end of one session; segments are files in `folder`, see segment-files.ts. */
export interface Recording {
  readonly id: string
  readonly folder: string
  progress(progress: RecordingProgress): void
  /** Marks the session as stopped. */
  finish(): Promise<void>
}

/** Which local port stands for which broker node; kept for ever, see capture/listeners/node-ports.ts. */
export interface NodePort {
  /** host:port of the bootstrap broker. */
  readonly upstream: string
  /** Host that the listeners are bound to. */
  readonly listenHost: string
  /** Port of the bootstrap listener, so that two captures of one upstream do not mix. */
  readonly listenPort: number
  readonly nodeId: number
  readonly port: number
  /** The node has another port by now. Clients may still hold this one, so nobody else gets it. */
  readonly isRetired: boolean
  /** Address of the node as the cluster last named it. */
  readonly brokerHost: string
  readonly brokerPort: number
}

export interface SessionStore {
  /** Newest first. */
  list(): readonly SessionRecord[]
  find(id: string): SessionRecord | undefined
  create(spec: SessionSpec): Promise<Recording>
  rename(id: string, name: string): Promise<void>
  /** At most `maxBytes` from `from`; fewer where a segment ends, none at the end. Throws SESSION_BYTES_EVICTED. */
  read(id: string, from: number, maxBytes: number): Promise<Uint8Array<ArrayBuffer>>
  /** Calls back with the new end; returns the function that stops it. */
  onAppend(id: string, callback: (end: number) => void): () => void
  /** Calls back after a session was made, changed its state, name or first offset, or was removed. */
  onChange(callback: (id: string) => void): () => void
  /** Folder of a session's files, where notes.ndjson lies too. */
  folderOf(id: string): string
  remove(id: string): Promise<void>
  /** Every node port that was ever given, of all upstreams. */
  nodePorts(): readonly NodePort[]
  /** Resolves when the port is on disk. */
  saveNodePort(port: NodePort): Promise<void>
  close(): Promise<void>
}
