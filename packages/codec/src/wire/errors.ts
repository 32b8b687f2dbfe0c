/** Why bytes are not a Kafka message. Stable: shown in the page, matched in tests. */
export type DecodeErrorCode =
  | 'TRUNCATED' // the frame ended inside a field
  | 'BAD_LENGTH' // a length is negative where null is not allowed, or contradicts what it measures
  | 'VARINT_OVERFLOW' // a varint did not end within its most bytes
  | 'UNKNOWN_API' // the API key is not in the schema set
  | 'LIMIT' // more elements than the caller allows in one message, or more inflated bytes
  | 'BAD_RECORDS' // a record batch contradicts itself
  | 'BAD_COMPRESSION' // compressed records that do not inflate
  | 'BAD_PROTOBUF' // telemetry that is no protobuf message
  | 'WITHHELD' // records that were zeroed before the session was shared

export class DecodeError extends Error {
  override readonly name = 'DecodeError'
  readonly code: DecodeErrorCode
  /** Bytes from the start of the frame, after its 4-byte size. */
  readonly offset: number
  /** From the message root, e.g. `topics[2].partitions[0].records`. */
  readonly path: string
  /** The sentence without its place. */
  readonly detail: string

  constructor(code: DecodeErrorCode, offset: number, path: string, detail: string) {
    super(`${detail} at byte ${offset} of the frame, in ${path || 'the header'}`)
    this.code = code
    this.offset = offset
    this.path = path
    this.detail = detail
  }
}

/** A value that cannot be written as the field that it is given for. */
export class EncodeError extends Error {
  override readonly name = 'EncodeError'
  /** From the message root, as in DecodeError. */
  readonly path: string

  constructor(path: string, detail: string) {
    super(`${path || 'message'}: ${detail}`)
    this.path = path
  }
}
