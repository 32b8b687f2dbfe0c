// What a filter reads of a frame. Columns are what an index holds of every frame; the rest costs more
// and is read only when a term asks for it and the columns leave it open. A host with a columnar
// index implements this once, with a row number that moves, so that scanning makes no object for a
// row: numbers come as numbers, -1 or 0 where there is none, and nothing is built before it is read.
import type { DecodedMessage } from '@brokerscope/codec'
import type { FrameKind, FrameStatus } from '../pipeline/frame-info.ts'
import type { Subject } from './fields/subject.ts'

export interface FilterableFrame {
  /** From 1. */
  readonly number: number
  /** In the file. */
  readonly packet: number
  /** Since 1970. */
  readonly timeNs: bigint
  /** Since frame 1, as a double: exact up to 104 days. */
  readonly sinceStartNs: number
  /** Of a response to its request; -1 where there is none. May be set on requests, where nobody reads it. */
  readonly latencyNs: number
  /** Without the 4-byte length. */
  readonly size: number
  /** Number of the connection, shown as c4. */
  readonly connection: number
  /** `127.0.0.1:50012-127.0.0.1:9092` */
  readonly connectionName: string
  /** Where the connection leads; -1 = not known. */
  readonly node: number
  readonly isResponse: boolean
  readonly kind: FrameKind
  /** -1 = not known, as is the version. */
  readonly apiKey: number
  readonly apiVersion: number
  readonly correlationId: number | undefined
  readonly clientId: string | null | undefined
  /** `franz-go 1.19.1`, as far as it was said. */
  readonly software: string | undefined
  readonly status: FrameStatus | undefined
  /** Error codes other than 0 in a response. */
  readonly errorCount: number
  /** The first of them, 0 where there is none. */
  readonly firstError: number
  /** All of them; asked for only where there are more than one. */
  errorCodes(): readonly number[]
  /** Frame of the other half of the exchange; 0 = none, or none yet. */
  readonly pair: number
  readonly summary: string
  /** Ids of the findings that name this frame as evidence. */
  readonly findings: readonly string[]
  /** Whether the frame belongs to the subject's story, see follow.ts. */
  follows(subject: Subject): boolean
  /** Of a topic id, as far as Metadata has said it. */
  topicName(topicId: string): string | undefined
  /** Decodes the frame. */
  decoded(): DecodedMessage
}

/** What a filter reads beyond the plain columns, so that a host prepares only that. */
export type Need =
  | 'summary'
  | 'errors'
  | 'status'
  | 'message' // decoded()
  | 'records' // decoded(), and record batches are inflated
  | 'node'
  | 'software'
  | 'topicNames'
  | 'findings'
  | 'follow'
  | 'answers' // which frame answers a request, known only later
