// Request headers v0 to v2 and response headers v0 and v1. Which one it is follows from the API and
// its version, with three exceptions of Kafka's own:
//   - ControlledShutdown v0 has request header v0, without a client id (gone since 4.0);
//   - clientId keeps its int16 length in header v2, so that a broker can read the header of an
//     ApiVersions request from the future (the schema says so, see RequestHeader);
//   - the ApiVersions response has header v0 although its body is flexible, KIP-511.
import { apiOf, dataSchemaNamed } from './apis.ts'
import { isFlexible, layoutOf, type Layout } from './layout.ts'
import type { KafkaStruct } from './value.ts'
import { Reader } from './wire/reader.ts'

const CONTROLLED_SHUTDOWN = 7
export const API_VERSIONS = 18

export interface RequestHeader {
  readonly apiKey: number
  readonly apiVersion: number
  readonly correlationId: number
  readonly clientId: string | null
  readonly headerVersion: 0 | 1 | 2
  /** First byte of the body in the frame. */
  readonly bodyOffset: number
}

export interface ResponseHeader {
  readonly correlationId: number
  readonly headerVersion: 0 | 1
  readonly bodyOffset: number
}

const requestHeader = dataSchemaNamed('RequestHeader')!
const responseHeader = dataSchemaNamed('ResponseHeader')!
const requestLayouts = [0, 1, 2].map((version) => layoutOf(requestHeader, version))
const responseLayouts = [0, 1].map((version) => layoutOf(responseHeader, version))

export function requestHeaderVersion(apiKey: number, apiVersion: number): 0 | 1 | 2 {
  if (apiKey === CONTROLLED_SHUTDOWN && apiVersion === 0) return 0
  const api = apiOf(apiKey)
  return api !== undefined && isFlexible(api.request, apiVersion) ? 2 : 1
}

export function responseHeaderVersion(apiKey: number, apiVersion: number): 0 | 1 {
  const api = apiOf(apiKey)
  return api !== undefined && apiKey !== API_VERSIONS && isFlexible(api.response, apiVersion)
    ? 1
    : 0
}

export function requestHeaderLayout(apiKey: number, apiVersion: number): Layout {
  return requestLayouts[requestHeaderVersion(apiKey, apiVersion)]!
}

export function responseHeaderLayout(apiKey: number, apiVersion: number): Layout {
  return responseLayouts[responseHeaderVersion(apiKey, apiVersion)]!
}

/** The header of a request; the client id is absent (null) in header v0. Throws DecodeError. */
export function readRequestHeader(frame: Uint8Array): RequestHeader {
  const reader = new Reader(frame)
  return asRequestHeader(readRequestHeaderValues(reader), reader.offset)
}

/** Leaves the reader at the body. */
export function readRequestHeaderValues(reader: Reader): KafkaStruct {
  const start = reader.offset
  const apiKey = reader.int16()
  const apiVersion = reader.int16()
  reader.offset = start
  return requestHeaderLayout(apiKey, apiVersion).read(reader)
}

function asRequestHeader(header: KafkaStruct, bodyOffset: number): RequestHeader {
  const apiKey = header['requestApiKey'] as number
  const apiVersion = header['requestApiVersion'] as number
  return {
    apiKey,
    apiVersion,
    correlationId: header['correlationId'] as number,
    clientId: (header['clientId'] ?? null) as string | null,
    headerVersion: requestHeaderVersion(apiKey, apiVersion),
    bodyOffset,
  }
}

/** The header of the answer to a request of this key and version. Throws DecodeError. */
export function readResponseHeader(
  frame: Uint8Array,
  apiKey: number,
  apiVersion: number,
): ResponseHeader {
  const reader = new Reader(frame)
  const headerVersion = responseHeaderVersion(apiKey, apiVersion)
  const header = responseHeaderLayout(apiKey, apiVersion).read(reader)
  return {
    correlationId: header['correlationId'] as number,
    headerVersion,
    bodyOffset: reader.offset,
  }
}

const PRODUCE = 0
/**
 * Versions so far above the known ones are not believed to be a request. Our choice: an answer
 * begins with its correlation id, and a small one reads as a version of Produce. ApiVersions is
 * where a client of the far future begins, and its key takes correlation ids above a million.
 */
const VERSIONS_AHEAD = 20
const VERSIONS_AHEAD_OF_API_VERSIONS = 1000

/**
 * Cheap plausibility of a frame as a request, for captures that begin in the middle: a known key,
 * a version near the known ones, and a client id that is inside the frame and printable.
 */
export function looksLikeRequest(frame: Uint8Array): boolean {
  if (frame.length < 8) return false
  const api = apiOf((frame[0]! << 8) | frame[1]!)
  const apiVersion = (frame[2]! << 8) | frame[3]!
  if (api === undefined) return false
  const ahead = api.apiKey === API_VERSIONS ? VERSIONS_AHEAD_OF_API_VERSIONS : VERSIONS_AHEAD
  if (apiVersion > api.request.versions[1] + ahead) return false
  if (requestHeaderVersion(api.apiKey, apiVersion) === 0) return true
  if (frame.length < 10) return false
  const length = (frame[8]! << 8) | frame[9]!
  const clientIdEnd = length === 0xffff ? 10 : 10 + length
  if (clientIdEnd > frame.length) return false
  if (!isPrintable(frame.subarray(10, clientIdEnd))) return false
  const isNamed = clientIdEnd > 10
  return isNamed || api.apiKey !== PRODUCE || beginsLikeProduce(frame, clientIdEnd, apiVersion)
}

/** Header, acks, timeout and one topic of one letter take at least this. */
const LEAST_PRODUCE = 21
/** More topics in one Produce are not believed. Our choice. */
const MOST_TOPICS = 100_000

/**
 * An answer whose correlation id is small reads as a Produce of that version with an empty client
 * id, so Produce has to show more: a transactional id that fits, acks of -1, 0 or 1, and a topic.
 * What a cut frame no longer shows is believed.
 */
function beginsLikeProduce(frame: Uint8Array, bodyOffset: number, apiVersion: number): boolean {
  if (frame.length < LEAST_PRODUCE) return false
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength)
  try {
    return requestHeaderVersion(PRODUCE, apiVersion) === 2
      ? isCompactProduce(view, bodyOffset)
      : isProduce(view, bodyOffset, apiVersion)
  } catch (error) {
    if (error instanceof RangeError) return true
    throw error
  }
}

function isProduce(view: DataView, bodyOffset: number, apiVersion: number): boolean {
  let offset = bodyOffset
  if (apiVersion >= 3) {
    const length = view.getInt16(offset)
    if (length < -1) return false
    offset += 2 + Math.max(0, length)
  }
  if (!hasAcksAndTimeout(view, offset)) return false
  const topics = view.getInt32(offset + 6)
  return topics > 0 && topics <= MOST_TOPICS && view.getInt16(offset + 10) > 0
}

/** Varints of more than a byte (a long transactional id, many topics) are believed. */
function isCompactProduce(view: DataView, bodyOffset: number): boolean {
  if (view.getUint8(bodyOffset) !== 0) return false // tags of the header: none is known
  const lengthPlusOne = view.getUint8(bodyOffset + 1)
  if (lengthPlusOne > 0x7f) return true
  const offset = bodyOffset + 2 + Math.max(0, lengthPlusOne - 1)
  return hasAcksAndTimeout(view, offset) && view.getUint8(offset + 6) > 1
}

function hasAcksAndTimeout(view: DataView, offset: number): boolean {
  const acks = view.getInt16(offset)
  return acks >= -1 && acks <= 1 && view.getInt32(offset + 2) >= 0
}

function isPrintable(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= 0x20 && byte !== 0x7f)
}
