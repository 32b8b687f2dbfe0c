// What the pipeline knows about one frame. Rows of the page, lines of the command
// line and every rule read this. The costly parts (`decoded`, `errors`, `status`,
// `summary`) are read on demand, so a frame that nobody looks at is never decoded
// beyond its header. An info keeps its frame's bytes alive: who wants to forget
// the bytes copies the fields that it needs and drops the info.
import type { DecodedMessage } from '@brokerscope/codec'
import type { Frame } from '@brokerscope/trace'

/** `saslToken`: raw bytes of a mechanism, without a Kafka header (SaslHandshake v0, or none). */
export type FrameKind = 'message' | 'saslToken' | 'unknown'

/** Why a frame is not simply what its bytes say; absent where it is. */
export type FrameStatus =
  | 'assumed' // read with the schema of another version or release
  | 'partial' // the reading ended inside the body
  | 'undecodable' // no schema for this API, or not even a header
  | 'inferred' // a response without its request: the API was found by shape
  | 'withheld' // parts of the bytes were zeroed when they were stored
  | 'encrypted'

/** One non-zero error code in a response. */
export interface FrameError {
  readonly code: number
  /** Kafka's name, or the bare number where Kafka has none. */
  readonly name: string
  /** Field path in the body, for example `responses[0].partitionResponses[0].errorCode`. */
  readonly path: string
  /** What it is about: `orders[0]`, `payments-1`; empty for the response as a whole. */
  readonly label: string
}

export interface FrameInfo {
  readonly frame: Frame
  readonly kind: FrameKind
  readonly apiKey?: number
  readonly apiName?: string
  readonly apiVersion?: number
  readonly correlationId?: number
  readonly clientId?: string | null
  /** SASL mechanism, on handshake, authenticate and raw token frames, where it is known. */
  readonly mechanism?: string
  readonly status: FrameStatus | undefined
  /** On a response: the number of the frame that asked. */
  readonly requestFrame?: number
  /** On a request: the number of the frame that answered, once it has. */
  readonly responseFrame?: number
  /** On both frames of an exchange. */
  readonly latencyNs?: bigint
  readonly expectsResponse: boolean
  readonly errors: readonly FrameError[]
  readonly summary: string
  /** Decodes, or returns what was decoded a moment ago. Never throws on bytes. */
  decoded(): DecodedMessage
}
