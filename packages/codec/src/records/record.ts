/** A header of a record. Keys are text by Kafka's definition, values any bytes. */
export interface RecordHeader {
  readonly key: string
  readonly value: Uint8Array | null
}

/** A record with Kafka's names. Keys, values and header values are views, not copies. */
export interface BatchRecord {
  /** Absolute. In a Produce request batches begin at 0, as the client does not know better. */
  readonly offset: bigint
  /** Milliseconds since 1970; -1 in message sets v0. */
  readonly timestamp: bigint
  /** -1 without a producer id. */
  readonly sequence: number
  readonly key: Uint8Array | null
  readonly value: Uint8Array | null
  readonly headers: readonly RecordHeader[]
}

/**
 * One record while it is being visited: the reader moves on and changes it, so nothing may keep
 * it. Spans count in what the batch calls its inflated bytes.
 */
export interface RecordView extends BatchRecord {
  /** First byte of the record, its length included. */
  readonly start: number
  readonly end: number
  /** Bytes of the key without its length; -1 for null. */
  readonly keySize: number
  readonly valueSize: number
}

/** What outlives the visit. */
export function copyOfView(view: RecordView): BatchRecord {
  const { offset, timestamp, sequence, key, value, headers } = view
  return { offset, timestamp, sequence, key, value, headers }
}
