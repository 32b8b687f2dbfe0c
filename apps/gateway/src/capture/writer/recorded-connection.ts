// One connection as the writing thread sees it: names its frames (the same way as the thread that
// forwards does, with a Dialogue of its own) and decides what has to be withheld.
import {
  apiOf,
  decodeRequest,
  type KafkaStruct,
  mayHoldSecrets,
  secretRanges,
  secretsOfRequest,
  secretsOfResponse,
} from '@brokerscope/codec'
import type { Direction, Round, WithheldRange, WrittenConnection } from '@brokerscope/trace'
import { Dialogue } from '../frames/dialogue.ts'
import { int32, RequestPeek } from '../frames/request-peek.ts'
import { type FrameStart, Leg, type Treatment } from './leg.ts'

const FETCH = 1
const SASL_AUTHENTICATE = 36
const SASL_HANDSHAKE = 17
const API_VERSIONS = 18
/** A frame with secrets above this is not held but zeroed whole. Our choice. */
const HOLD_LIMIT = 16 * 1024 * 1024
/** Longer client and transactional ids are not read. */
const HEAD_LIMIT = 1024
/** Header of the shortest request and response that stay readable. */
const REQUEST_HEAD = 8
const RESPONSE_HEAD = 4
/** Goes on with the login that a handshake began. */
const LOGIN: Round = { subject: 'login', isNew: false }
const METADATA_TOPIC = '__cluster_metadata'
/** Its topic id is fixed, 0-1 as a UUID. */
const METADATA_TOPIC_ID = 'AAAAAAAAAAAAAAAAAAAAAQ'

export type WritePiece = (
  connection: RecordedConnection,
  direction: Direction,
  bytes: Uint8Array,
  endsFrame: boolean,
  remember: Round | undefined,
  withheld: readonly WithheldRange[],
) => void

export class RecordedConnection {
  readonly written: WrittenConnection
  readonly request: Leg
  readonly response: Leg
  readonly #dialogue = new Dialogue()
  readonly #peek = new RequestPeek()
  readonly #keepSecrets: boolean
  readonly #closed = new Set<'client' | 'broker'>()
  /** Requests were not captured, so an answer may belong to one of them. */
  #isMissingRequests = false
  /** It read the topic in which controllers keep everything, credentials included. */
  #readsMetadataTopic = false

  constructor(written: WrittenConnection, keepSecrets: boolean, write: WritePiece) {
    this.written = written
    this.#keepSecrets = keepSecrets
    this.request = new Leg({
      begin: (bytes, start, end) => this.#beginRequest(bytes, start, end),
      write: (bytes, ends, start, withheld) =>
        write(this, 'request', bytes, ends, start?.remember, withheld),
    })
    this.response = new Leg({
      begin: (bytes, start, end) => this.#beginResponse(bytes, start, end),
      write: (bytes, ends, start, withheld) =>
        write(this, 'response', bytes, ends, start?.remember, withheld),
    })
  }

  leg(direction: Direction): Leg {
    return direction === 'request' ? this.request : this.response
  }

  /** True if both sides have closed, this one included. */
  isClosedBy(side: 'client' | 'broker'): boolean {
    this.#closed.add(side)
    return this.#closed.size === 2
  }

  skipped(direction: Direction): void {
    if (direction === 'request') this.#isMissingRequests = true
    this.leg(direction).skipped()
  }

  #beginRequest(bytes: Uint8Array, start: number, end: number): FrameStart | number {
    const peek = this.#peek
    const needed = peek.read(bytes, start, end)
    if (needed !== 0 && needed <= HEAD_LIMIT) return needed
    const { size, apiKey } = peek
    const kind = this.#dialogue.request(peek)
    const { mechanism } = this.#dialogue
    if (kind === 'rawToken') {
      const secrets = (token: Uint8Array): WithheldRange[] => secretRanges(mechanism, token, true)
      return this.#withheld(size, LOGIN, 0, secrets)
    }
    if (this.#mayBeToken(kind === 'unreadable')) {
      return { size, treatment: 'zero', remember: undefined, zeroFrom: 0, kind: 'unknown' }
    }
    if (kind === 'unreadable') return passed(size, undefined)
    if (mayHoldSecrets('request', apiKey)) {
      const secrets = (frame: Uint8Array): WithheldRange[] => secretsOfRequest(frame, { mechanism })
      return this.#withheld(size, roundOf(apiKey, true), REQUEST_HEAD, secrets)
    }
    if (apiKey === FETCH && !this.#readsMetadataTopic && size <= HEAD_LIMIT * HEAD_LIMIT) {
      return { size, treatment: 'hold', remember: undefined, secrets: (f) => this.#lookAtFetch(f) }
    }
    return passed(size, roundOf(apiKey, true))
  }

  #beginResponse(bytes: Uint8Array, start: number, end: number): FrameStart | number {
    if (end - start < 4) return 4
    const size = int32(bytes, start)
    if (size >= 4 && end - start < 8) return 8
    const kind = this.#dialogue.response(size < 4 ? undefined : int32(bytes, start + 4))
    const { mechanism } = this.#dialogue
    if (kind === 'rawToken') {
      const secrets = (token: Uint8Array): WithheldRange[] => secretRanges(mechanism, token, false)
      return this.#withheld(size, LOGIN, 0, secrets)
    }
    if (kind === 'unknown') {
      const isSuspect = this.#isMissingRequests && !this.#keepSecrets && size > RESPONSE_HEAD
      return isSuspect
        ? { size, treatment: 'zero', remember: undefined, zeroFrom: RESPONSE_HEAD, kind: 'unknown' }
        : passed(size, undefined)
    }
    const { apiKey, apiVersion } = this.#dialogue.pending
    // Of Fetch only who reads that topic: nobody wants to hold every record that goes by.
    const isHarmless = apiKey === FETCH && !this.#readsMetadataTopic && !this.#isMissingRequests
    if (mayHoldSecrets('response', apiKey) && !isHarmless) {
      const secrets = (frame: Uint8Array): WithheldRange[] =>
        secretsOfResponse(frame, apiKey, apiVersion, { mechanism })
      return this.#withheld(size, roundOf(apiKey, false), RESPONSE_HEAD, secrets)
    }
    return passed(size, roundOf(apiKey, false))
  }

  /**
   * After a drop the handshake may be among what is missing, and then a raw token comes where a
   * request is expected: what is no request of a known API and version is not stored as it is.
   */
  #mayBeToken(isUnreadable: boolean): boolean {
    if (!this.#isMissingRequests || this.#keepSecrets) return false
    const { apiKey, apiVersion } = this.#peek
    const known = apiOf(apiKey)?.request.versions[1] ?? -1
    return isUnreadable || apiVersion > known
  }

  #withheld(
    size: number,
    remember: Round | undefined,
    zeroFrom: number,
    secrets: (frame: Uint8Array) => WithheldRange[],
  ): FrameStart {
    if (this.#keepSecrets || size <= 0) return passed(size, remember)
    const treatment: Treatment = size <= HOLD_LIMIT ? 'hold' : 'zero'
    return { size, treatment, remember, secrets, zeroFrom, kind: 'tooLarge' }
  }

  /** Nothing in a Fetch request is secret, but it may ask for records that are. */
  #lookAtFetch(frame: Uint8Array): WithheldRange[] {
    const topics = decodeRequest(frame).body['topics']
    if (!Array.isArray(topics)) return []
    this.#readsMetadataTopic = topics.some((topic) => {
      const { topic: name, topicId } = topic as KafkaStruct
      return name === METADATA_TOPIC || topicId === METADATA_TOPIC_ID
    })
    return []
  }
}

/** What later segments repeat, to be read by themselves: the last ApiVersions and the last login. */
function roundOf(apiKey: number, isRequest: boolean): Round | undefined {
  if (apiKey === API_VERSIONS) return { subject: 'versions', isNew: isRequest }
  if (apiKey === SASL_HANDSHAKE) return { subject: 'login', isNew: isRequest }
  return apiKey === SASL_AUTHENTICATE ? LOGIN : undefined
}

function passed(size: number, remember: Round | undefined): FrameStart {
  return { size, treatment: 'pass', remember }
}
