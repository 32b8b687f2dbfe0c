// One decoded frame, flattened for the page: one array per column, rows in reading order (preorder).
// A row's children follow it; `last` is the row after its last descendant, so that collapsing is an
// index jump and the field under a byte is found by walking down.

/** How a value is coloured and read. */
export type ValueKind = 'number' | 'text' | 'symbol' | 'bytes' | 'none'

/** What one of Kafka's special numbers means. */
export type ValueMeaning =
  | 'undefined'
  | 'allReplicas'
  | 'consumer'
  | 'latest'
  | 'earliest'
  | 'maxTimestamp'
  | 'earliestLocal'
  | 'latestTiered'

/** Why a field carries a badge. */
export type FieldNote =
  | 'unknownTag'
  | 'absent'
  | 'unread'
  | 'null'
  | 'default'
  | 'withheld'
  | 'failed'
  | null

export interface TreeRows {
  readonly names: readonly string[]
  /** From the message root, as findings and links name it. */
  readonly paths: readonly string[]
  readonly types: readonly string[]
  /** As shown. */
  readonly values: readonly string[]
  /** As copied, where that differs: bare digits, the whole string. */
  readonly copies: readonly (string | null)[]
  readonly kinds: readonly ValueKind[]
  readonly notes: readonly FieldNote[]
  readonly meanings: readonly (ValueMeaning | null)[]
  /** Beside the value: the name of an error code, a timestamp as a date. */
  readonly remarks: readonly string[]
  /** Versions that have the field, as Kafka writes them: `3+`. */
  readonly versions: readonly string[]
  /** 1 where the value is an error code other than 0. */
  readonly isError: Uint8Array
  readonly depth: Uint8Array
  readonly parent: Int32Array
  readonly last: Uint32Array
  readonly start: Uint32Array
  readonly end: Uint32Array
}

export interface ByteMark {
  readonly start: number
  readonly end: number
  readonly kind: 'header' | 'unread' | 'unknownTag' | 'withheld'
}

interface TreeFailure {
  readonly message: string
  readonly offset: number
  readonly path: string
}

export interface TreeAnswer {
  readonly frame: number
  readonly pair: number | null
  readonly direction: 'request' | 'response'
  /** The frame without its 4-byte size; at most the head of a very large one. */
  readonly bytes: Uint8Array
  readonly size: number
  readonly rows: TreeRows
  /** Fields beyond the largest tree that is listed. */
  readonly moreFields: number
  readonly marks: readonly ByteMark[]
  readonly status: string
  /** Differs from the version on the wire when it was assumed. */
  readonly schemaVersion: number | null
  readonly apiVersion: number | null
  readonly failure: TreeFailure | null
  readonly unreadBytes: number
  readonly withheldBytes: number
  readonly hasLedger: boolean
  readonly hasRecords: boolean
  /** Remarks of the capture about this frame. */
  readonly remarks: readonly string[]
}
