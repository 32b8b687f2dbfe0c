// The one implementation of FrameInfo. Fields that later frames settle (pairing, the
// API of an inferred response) are written by the connection that owns the record;
// everything derived from the body is read on demand through the shared cache.
import {
  apiOf,
  decodeRequest,
  decodeResponse,
  type DecodedMessage,
  type Release,
} from '@brokerscope/codec'
import type { Frame } from '@brokerscope/trace'
import type { DecodeCache } from './decode-cache.ts'
import { errorsOf } from './errors-of.ts'
import type { FrameError, FrameInfo, FrameKind, FrameStatus } from './frame-info.ts'
import { summaryOf } from './summary.ts'
import type { TopicNames } from './topic-names.ts'

/** What all records of one session share. */
export interface Decoding {
  readonly cache: DecodeCache
  readonly release: Release | undefined
  readonly topicNames: TopicNames
}

const NO_ERRORS: readonly FrameError[] = []

export class FrameRecord implements FrameInfo {
  readonly frame: Frame
  readonly kind: FrameKind
  apiKey?: number
  apiName?: string
  apiVersion?: number
  correlationId?: number
  clientId?: string | null
  mechanism?: string
  requestFrame?: number
  responseFrame?: number
  latencyNs?: bigint
  expectsResponse = false
  /** The API was found by shape, see infer.ts. */
  inferred = false
  readonly #decoding: Decoding
  #errors: readonly FrameError[] | undefined
  #status: FrameStatus | undefined | 'unread' = 'unread'

  constructor(frame: Frame, kind: FrameKind, decoding: Decoding) {
    this.frame = frame
    this.kind = kind
    this.#decoding = decoding
  }

  setApi(apiKey: number, apiVersion: number): void {
    this.apiKey = apiKey
    this.apiVersion = apiVersion
    const name = apiOf(apiKey)?.name
    if (name !== undefined) this.apiName = name
  }

  get status(): FrameStatus | undefined {
    if (this.#status === 'unread') this.#status = this.#readStatus()
    return this.#status
  }

  get errors(): readonly FrameError[] {
    if (this.frame.direction === 'request' || this.kind !== 'message') return NO_ERRORS
    this.#errors ??= errorsOf(this.decoded().body)
    return this.#errors
  }

  get summary(): string {
    return summaryOf(this, this.#decoding.topicNames)
  }

  decoded(): DecodedMessage {
    return this.#decoding.cache.get(this, () => this.#decode())
  }

  #decode(): DecodedMessage {
    const { frame, apiKey, apiVersion, kind } = this
    if (kind !== 'message' || apiKey === undefined || apiVersion === undefined) return this.#raw()
    const { release } = this.#decoding
    const options = release === undefined ? {} : { release }
    if (frame.direction === 'request') return decodeRequest(frame.bytes, options)
    return decodeResponse(frame.bytes, apiKey, apiVersion, options)
  }

  /** Bytes that are not a message: nothing is read, everything is left. */
  #raw(): DecodedMessage {
    return {
      kind: this.frame.direction,
      apiKey: this.apiKey ?? -1,
      apiName: this.apiName ?? 'Unknown',
      apiVersion: this.apiVersion ?? -1,
      schemaVersion: -1,
      schemaRelease: '4.4',
      status: 'undecodable',
      header: {},
      bodyOffset: 0,
      body: {},
      unreadBytes: this.frame.bytes.length,
    }
  }

  #readStatus(): FrameStatus | undefined {
    if (this.kind === 'unknown') return 'undecodable'
    const withheld = this.frame.withheld !== undefined && this.frame.withheld.length > 0
    if (this.kind === 'saslToken') return withheld ? 'withheld' : undefined
    const { status } = this.decoded()
    if (status === 'partial' || status === 'undecodable') return status
    if (this.inferred) return 'inferred'
    if (status === 'assumed') return status
    return withheld ? 'withheld' : undefined
  }
}
