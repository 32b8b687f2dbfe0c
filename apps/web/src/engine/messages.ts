// What page and worker say to each other. The worker owns bytes, index and decoding; the page owns
// pixels. The page pulls: the worker says `changed` once, the page asks `pull` in its next animation
// frame and gets one `delta`, so a hidden tab costs nothing and catches up with one snapshot.
// Everything else is a question with one answer. 64-bit values are bigint on both sides.
import type { FrameName } from '../lib/frame-name.ts'
import type { SortOrder } from '../lib/view-params.ts'
import type { Family } from './api-family.ts'
import type { FindingCounts, OverviewAnswer } from './overview-messages.ts'
import type { LedgerAnswer, RecordsAnswer } from './pane-messages.ts'
import type { TreeAnswer } from './tree-messages.ts'

export type Source =
  /** Read by slices; the bytes stay in the file. */
  | { readonly kind: 'file'; readonly file: File }
  /** All bytes that the gateway has, then whatever it still records. */
  | {
      readonly kind: 'session'
      readonly liveUrl: string
      readonly recordUrl: string
    }

export type ToWorker =
  | { readonly type: 'open'; readonly generation: number; readonly source: Source }
  | { readonly type: 'close' }
  /** Stop reading and keep what was read. */
  | { readonly type: 'cancel' }
  | { readonly type: 'pull' }
  | { readonly type: 'ask'; readonly id: number; readonly question: Question }

export type FromWorker =
  | { readonly type: 'changed' }
  | { readonly type: 'delta'; readonly generation: number; readonly delta: SessionDelta }
  | { readonly type: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly type: 'refused'; readonly id: number; readonly message: string }

/** Where reading stands. Only `reading` has a known total. */
export type Phase =
  | { readonly name: 'opening' }
  | { readonly name: 'reading'; readonly bytesRead: number; readonly bytesTotal: number }
  | { readonly name: 'live' }
  | { readonly name: 'lost'; readonly retryAtMs: number }
  | { readonly name: 'ended' }
  | { readonly name: 'failed'; readonly failure: Failure }

export type Failure =
  | { readonly why: 'notACapture'; readonly firstBytes: string; readonly looksLike: string | null }
  | { readonly why: 'empty' }
  | { readonly why: 'unreadable'; readonly detail: string }
  | { readonly why: 'gone'; readonly detail: string }
  | { readonly why: 'cancelled' }

/** Something about the capture itself that the reader has to know, in the order it was met. */
export type Notice =
  | {
      readonly kind: 'gap'
      readonly connection: number
      readonly bytes: number
      readonly reason: string
    }
  | { readonly kind: 'midStream'; readonly connection: number }
  | { readonly kind: 'foreign'; readonly connection: number; readonly protocol: string }
  | {
      readonly kind: 'unfinished'
      readonly connection: number
      readonly have: number
      readonly size: number
    }
  | { readonly kind: 'closed'; readonly connection: number; readonly reason: string }
  | { readonly kind: 'evicted'; readonly bytes: number }
  | { readonly kind: 'problem'; readonly message: string }

/** A snapshot of the counters, never rows: it costs the same for ten frames and for a million. */
export interface SessionDelta {
  /** Rises with every change; answers carry the revision they were made from. */
  readonly revision: number
  readonly phase: Phase
  readonly frames: number
  /** Lowest frame number whose row is new or different since the delta before. */
  readonly changedFrom: number
  readonly connections: number
  readonly nodes: readonly number[]
  /** Software where a client said it, else client ids; a few. */
  readonly clients: readonly string[]
  readonly bytes: number
  readonly droppedBytes: number
  /** Of frame 1 and of the newest frame. */
  readonly startNs: bigint | null
  readonly endNs: bigint | null
  readonly errors: readonly ErrorCount[]
  readonly findings: FindingCounts
  /** Rises when a finding is new or has changed. */
  readonly findingsRevision: number
  readonly notices: readonly Notice[]
  readonly noticeCount: number
}

export interface ErrorCount {
  readonly code: number
  readonly name: string
  readonly count: number
}

/** Which rows a view is about. Filters join here. */
export interface Rows {
  /** Later frames are left out: the cursor of a paused or replayed session. Null = all. */
  readonly upTo: number | null
  readonly sort: SortOrder | null
}

/** Each question with its answer. */
export interface Dialogue {
  window: { ask: { rows: Rows; from: number; count: number }; answer: WindowAnswer }
  locate: { ask: { rows: Rows; frame: number | FrameName }; answer: Located | null }
  tree: { ask: { frame: number }; answer: TreeAnswer | null }
  json: { ask: { frame: number }; answer: string | null }
  records: { ask: { frame: number }; answer: RecordsAnswer | null }
  ledger: { ask: { frame: number }; answer: LedgerAnswer | null }
  overview: { ask: object; answer: OverviewAnswer }
  buckets: { ask: { count: number }; answer: BucketsAnswer }
  frameAt: { ask: { timeNs: bigint }; answer: Located | null }
  /** The frame before (-1) or after (1) on the same connection. */
  neighbour: { ask: { frame: number; step: -1 | 1 }; answer: Located | null }
}
export type Topic = keyof Dialogue
export type Question = { [Key in Topic]: { about: Key } & Dialogue[Key]['ask'] }[Topic]

export interface WindowAnswer {
  readonly revision: number
  /** Rows in all. */
  readonly total: number
  readonly from: number
  readonly rows: readonly FrameRow[]
}

export interface Located {
  /** -1 where the frame is not among the rows. */
  readonly row: number
  readonly frame: number
  readonly name: string
  readonly pair: number | null
  readonly timeNs: bigint
}

export type FrameStatus =
  | 'assumed'
  | 'partial'
  | 'undecodable'
  | 'inferred'
  | 'withheld'
  | 'encrypted'

export interface FrameRow {
  readonly frame: number
  readonly packet: number
  /** Lasting name, see lib/frame-name.ts. */
  readonly name: string
  readonly timeNs: bigint
  /** Since frame 1 of the session. */
  readonly sinceStartNs: bigint
  /** Since the frame before in the capture. */
  readonly sinceBeforeNs: bigint
  /** Since the frame before on the same connection. */
  readonly deltaNs: bigint | null
  readonly connection: number
  readonly direction: 'request' | 'response'
  readonly apiKey: number | null
  readonly apiName: string | null
  readonly apiVersion: number | null
  readonly family: Family
  readonly correlationId: number | null
  readonly node: number | null
  readonly clientId: string | null
  readonly summary: string
  /** Without the 4-byte length. */
  readonly size: number
  readonly pair: number | null
  /** Of a response, or of a request once it is answered. */
  readonly latencyNs: bigint | null
  readonly status: FrameStatus | null
  readonly errorCode: number | null
  readonly errorName: string | null
  /** Error codes other than 0 in this response. */
  readonly errorCount: number
}

export interface BucketsAnswer {
  readonly revision: number
  readonly startNs: bigint
  readonly endNs: bigint
  readonly requests: Uint32Array
  readonly responses: Uint32Array
  readonly errors: Uint32Array
}
