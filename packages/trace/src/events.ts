// What a reader of captures says: the vocabulary between this package and everyone else.
// Events carry numbers, never decoded Kafka; times are nanoseconds since 1970.

export type Direction = 'request' | 'response'

export interface Endpoint {
  readonly address: string
  readonly port: number
}

export interface Connection {
  /** From 1, in order of appearance; what our own sessions wrote down wins. Shown as c1, c2. */
  readonly id: number
  /** `client-broker`, IPv6 in brackets, `#2` for the second use of the same four-tuple. */
  readonly name: string
  readonly client: Endpoint
  readonly broker: Endpoint
  /** Known only for sessions of our own, which say which listener stands for which node. */
  readonly nodeId?: number
  /** The handshake, or bytes after it, are not in the file. */
  readonly beganMidStream: boolean
  readonly openedNs: bigint
}

/** What our own sessions say of themselves, once for each segment. */
export interface SectionInfo {
  readonly sessionId: string
  readonly clusterId: string | null
  /** Where clients connect to, and the node behind; null while it is not known (bootstrap). */
  readonly listeners: readonly {
    readonly address: string
    readonly port: number
    readonly nodeId: number | null
  }[]
  /** The brokers' own addresses. */
  readonly nodes: readonly {
    readonly nodeId: number
    readonly host: string
    readonly port: number
  }[]
  /** Times are shown relative to it, also by who starts at a later segment. */
  readonly frame1TimeNs: bigint | null
  /** Deliberate changes of the quirk lab that were on when the segment began. */
  readonly quirks: readonly string[]
  /** JSON of notes that stand on no frame. */
  readonly notes?: readonly string[]
}

/** Where bytes of a frame lie in the file, so that a page can drop them and read them again. */
export interface Piece {
  readonly fileOffset: number
  readonly length: number
}

/** Bytes zeroed before they were stored. `offset` counts in the frame without its size. */
export interface WithheldRange {
  readonly offset: number
  readonly length: number
  readonly kind: string
}

/** At `offset` of the frame without its size, the broker had sent `bytes` in place of `removed` bytes. */
export interface Splice {
  readonly offset: number
  readonly removed: number
  readonly bytes: Uint8Array
}

export interface Frame {
  /** From 1, in the order in which frames became complete. */
  readonly number: number
  /** Number in the file (Wireshark's) of the packet that completed the frame. */
  readonly packet: number
  readonly timeNs: bigint
  readonly connection: Connection
  readonly direction: Direction
  /** Of the 4-byte size; unwrapped beyond 4 GiB. */
  readonly streamOffset: number
  /** As announced, without the 4 bytes of the size itself. */
  readonly size: number
  /** Without the size. May be a view of the chunk that was pushed: copy it to outlive the chunk. */
  readonly bytes: Uint8Array
  readonly pieces: readonly Piece[]
  /** Earlier than the frame before: the clock jumped, or the frame waited for bytes that never came. */
  readonly clockBack?: true
  readonly withheld?: readonly WithheldRange[]
  readonly splices?: readonly Splice[]
  /** JSON of our own notes on this frame. */
  readonly notes?: readonly string[]
  /** Comments of other tools (Wireshark's packet comments). */
  readonly comments?: readonly string[]
}

/** lost: not in the file. dropped: our own recorder was too slow. midStream: before the file begins. */
export type GapReason = 'lost' | 'dropped' | 'midStream'

export type ForeignProtocol = 'tls' | 'http' | 'unknown'

export type TraceEvent =
  | { readonly type: 'section'; readonly info: SectionInfo | undefined; readonly timeNs: bigint }
  | {
      readonly type: 'opened'
      readonly connection: Connection
      readonly packet: number
      readonly timeNs: bigint
    }
  | { readonly type: 'frame'; readonly frame: Frame }
  | GapEvent
  | ForeignEvent
  | ClosedEvent
  | UnfinishedEvent
  | ProblemEvent

/** Bytes that belong to no frame: not captured, or captured but without a known frame start. */
export interface GapEvent {
  readonly type: 'gap'
  readonly connection: Connection
  readonly direction: Direction
  readonly streamOffset: number
  readonly bytes: number
  readonly packet: number
  readonly timeNs: bigint
  readonly reason: GapReason
}

/** The stream is not Kafka; said once for a connection, then its bytes are skipped. */
export interface ForeignEvent {
  readonly type: 'foreign'
  readonly connection: Connection
  readonly direction: Direction
  readonly protocol: ForeignProtocol
  readonly firstBytes: Uint8Array
  readonly packet: number
  readonly timeNs: bigint
  /** What was found and what to do. */
  readonly sentence: string
}

export interface ClosedEvent {
  readonly type: 'closed'
  readonly connection: Connection
  readonly by: 'client' | 'broker' | 'capture'
  readonly how: 'fin' | 'reset' | 'ended'
  /** Why, as our own recorder knew it: a sentence, e.g. that the broker could not be reached. */
  readonly reason?: string
  readonly packet: number
  readonly timeNs: bigint
}

/** A frame that was cut by a gap, a close or the end of the file. */
export interface UnfinishedEvent {
  readonly type: 'unfinished'
  readonly connection: Connection
  readonly direction: Direction
  readonly streamOffset: number
  /** As announced; -1 when not even the size came. */
  readonly size: number
  /** How many bytes came, from the first one on; `bytes` are these. */
  readonly have: number
  readonly bytes: Uint8Array
  readonly pieces: readonly Piece[]
  readonly packet: number
  readonly timeNs: bigint
}

/** Something is wrong with the file, said once for each kind. */
export interface ProblemEvent {
  readonly type: 'problem'
  readonly message: string
  readonly fileOffset: number
  readonly packet?: number
}
