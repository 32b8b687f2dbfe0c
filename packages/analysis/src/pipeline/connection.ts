// The protocol state of one TCP connection: which frames are messages, which are raw
// SASL tokens, which answer belongs to which request. A response carries only its
// correlation id, so without its request (capture begun mid-stream, bytes lost) its API
// is inferred by shape where one reading alone is possible, and left raw otherwise.
import { DecodeError, looksLikeRequest, readRequestHeader } from '@brokerscope/codec'
import type { Direction, Frame } from '@brokerscope/trace'
import { Correlator, type Match } from './correlate.ts'
import type { PipelineEvent, UnansweredReason } from './events.ts'
import { FrameRecord, type Decoding } from './frame-record.ts'
import type { Inferrer } from './infer.ts'
import { SaslPhase } from './sasl-phase.ts'
import { detached, trimmed } from './trim.ts'

const PRODUCE = 0
const METADATA = 3
const SASL_HANDSHAKE = 17
const SASL_AUTHENTICATE = 36

export class ConnectionPipeline {
  readonly #decoding: Decoding
  readonly #inferrer: Inferrer
  readonly #correlator = new Correlator<FrameRecord>()
  readonly #sasl = new SaslPhase()
  /** The client id of the last request that was surely one. */
  #clientId: string | null | undefined
  /** Captured bytes of the broker were lost since the last answer. */
  #answersLost = false

  constructor(decoding: Decoding, inferrer: Inferrer) {
    this.#decoding = decoding
    this.#inferrer = inferrer
  }

  frame(frame: Frame, out: PipelineEvent[]): void {
    if (frame.direction === 'request') this.#request(detached(frame), out)
    else this.#response(frame, out)
  }

  gap(direction: Direction): void {
    if (direction === 'response') this.#answersLost = true
  }

  /** Releases what will never be answered. */
  end(reason: UnansweredReason, out: PipelineEvent[]): void {
    for (const request of this.#correlator.takeAll()) {
      out.push({ type: 'unanswered', request, reason })
    }
  }

  #request(frame: Frame, out: PipelineEvent[]): void {
    const info = this.#readRequest(frame)
    out.push({ type: 'frame', info })
    if (info.kind === 'unknown') return
    if (!info.expectsResponse) {
      this.#correlator.openSilent(trimmed(info, this.#decoding))
      return
    }
    const released = this.#correlator.open(info)
    if (released !== undefined) out.push({ type: 'unanswered', request: released, reason: 'limit' })
  }

  #readRequest(frame: Frame): FrameRecord {
    if (this.#sasl.isToken(frame.bytes)) return this.#token(frame, true)
    const info = this.#readHeader(frame)
    if (info === undefined) return new FrameRecord(frame, 'unknown', this.#decoding)
    info.expectsResponse = true
    if (info.apiKey === PRODUCE) info.expectsResponse = info.decoded().body['acks'] !== 0
    if (info.apiKey === SASL_HANDSHAKE) {
      const { mechanism } = info.decoded().body
      this.#sasl.handshakeAsked(typeof mechanism === 'string' ? mechanism : undefined)
    }
    this.#nameMechanism(info)
    return info
  }

  #readHeader(frame: Frame): FrameRecord | undefined {
    try {
      const header = readRequestHeader(frame.bytes)
      const isSure = looksLikeRequest(frame.bytes)
      // A key that we do not know is a message only beside messages that we do know.
      if (!isSure && (this.#clientId === undefined || header.clientId !== this.#clientId)) {
        return undefined
      }
      if (isSure) this.#clientId = header.clientId
      const info = new FrameRecord(frame, 'message', this.#decoding)
      info.setApi(header.apiKey, header.apiVersion)
      info.correlationId = header.correlationId
      info.clientId = header.clientId
      return info
    } catch (error) {
      if (error instanceof DecodeError) return undefined
      throw error
    }
  }

  #response(frame: Frame, out: PipelineEvent[]): void {
    const oldest = this.#correlator.oldest
    if (oldest?.kind === 'saslToken') {
      this.#correlator.takeOldest()
      this.#answer(oldest, this.#token(frame, false), { outOfOrder: false, unexpected: false }, out)
      return
    }
    const correlationId = readCorrelationId(frame.bytes)
    const match = correlationId === undefined ? undefined : this.#match(correlationId, out)
    if (match === undefined) {
      out.push({ type: 'frame', info: this.#withoutRequest(frame, correlationId) })
      return
    }
    const { request } = match
    const info = new FrameRecord(frame, request.kind, this.#decoding)
    copyApi(request, info)
    this.#answer(request, info, match, out)
  }

  #match(correlationId: number, out: PipelineEvent[]): Match<FrameRecord> | undefined {
    const match = this.#correlator.answer(correlationId)
    if (match === undefined || !this.#answersLost) return match
    // Answers come in order, so what is older than this request was answered in the gap.
    this.#answersLost = false
    if (!match.outOfOrder) return match
    while (this.#isOlder(match.request)) {
      const request = this.#correlator.takeOldest()
      if (request === undefined) break
      out.push({ type: 'unanswered', request, reason: 'gap' })
    }
    return { ...match, outOfOrder: false }
  }

  #isOlder(than: FrameRecord): boolean {
    const oldest = this.#correlator.oldest
    return oldest !== undefined && oldest.frame.number < than.frame.number
  }

  #answer(
    request: FrameRecord,
    response: FrameRecord,
    how: { readonly outOfOrder: boolean; readonly unexpected: boolean },
    out: PipelineEvent[],
  ): void {
    const latencyNs = response.frame.timeNs - request.frame.timeNs
    request.responseFrame = response.frame.number
    request.latencyNs = latencyNs
    response.requestFrame = request.frame.number
    response.latencyNs = latencyNs
    this.#learn(request, response)
    out.push({ type: 'frame', info: response })
    const { outOfOrder, unexpected } = how
    out.push({ type: 'exchange', request, response, latencyNs, outOfOrder, unexpected })
  }

  #learn(request: FrameRecord, response: FrameRecord): void {
    if (request.apiKey === undefined || request.apiVersion === undefined) return
    this.#inferrer.seen(request.apiKey, request.apiVersion)
    if (request.apiKey === METADATA) this.#decoding.topicNames.learn(response.decoded().body)
    if (request.apiKey !== SASL_HANDSHAKE) return
    const { errorCode } = response.decoded().body
    this.#sasl.handshakeAnswered(request.apiVersion, typeof errorCode === 'number' ? errorCode : -1)
  }

  #withoutRequest(frame: Frame, correlationId: number | undefined): FrameRecord {
    const guess = correlationId === undefined ? undefined : this.#inferrer.infer(frame.bytes)
    const info = new FrameRecord(frame, guess === undefined ? 'unknown' : 'message', this.#decoding)
    if (correlationId !== undefined) info.correlationId = correlationId
    if (guess !== undefined) {
      info.setApi(guess.apiKey, guess.apiVersion)
      info.inferred = true
    }
    return info
  }

  #token(frame: Frame, expectsResponse: boolean): FrameRecord {
    const info = new FrameRecord(frame, 'saslToken', this.#decoding)
    info.expectsResponse = expectsResponse
    this.#nameMechanism(info)
    return info
  }

  #nameMechanism(info: FrameRecord): void {
    const isSasl =
      info.kind === 'saslToken' ||
      info.apiKey === SASL_HANDSHAKE ||
      info.apiKey === SASL_AUTHENTICATE
    if (isSasl && this.#sasl.mechanism !== undefined) info.mechanism = this.#sasl.mechanism
  }
}

function copyApi(from: FrameRecord, to: FrameRecord): void {
  if (from.apiKey !== undefined && from.apiVersion !== undefined) {
    to.setApi(from.apiKey, from.apiVersion)
  }
  if (from.correlationId !== undefined) to.correlationId = from.correlationId
  if (from.clientId !== undefined) to.clientId = from.clientId
  if (from.mechanism !== undefined) to.mechanism = from.mechanism
}

function readCorrelationId(bytes: Uint8Array): number | undefined {
  if (bytes.length < 4) return undefined
  return new DataView(bytes.buffer, bytes.byteOffset, 4).getInt32(0)
}
