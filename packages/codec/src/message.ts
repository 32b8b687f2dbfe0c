// Frames to messages. Nothing here throws on bytes: a frame that does not decode is a message with
// an error, a status and as much of a body as could be read. Which table to use is decided once,
// for values and tree alike:
//   - the version's own table, or the newest known one for a version from the future (assumed);
//   - an ApiVersions answer that says UNSUPPORTED_VERSION is in v0, whatever was asked, KIP-511;
//   - where an older release lays the version out differently and only that one fits (assumed).
import { apiOf, type Kind } from './apis.ts'
import { layoutOf, olderLayout, type Layout } from './layout.ts'
import {
  API_VERSIONS,
  readRequestHeaderValues,
  requestHeaderLayout,
  responseHeaderLayout,
} from './header.ts'
import type { StructPlan } from './plan.ts'
import { readTree } from './read-tree.ts'
import type { ApiSchema, MessageSchema, Release } from './schema.ts'
import type { KafkaStruct } from './value.ts'
import { DecodeError } from './wire/errors.ts'
import { Reader } from './wire/reader.ts'

export interface DecodeOptions {
  /** Whose tables to use where two releases differ; without it the newest, and the older as a fallback. */
  readonly release?: Release | undefined
}

/**
 * ok: read to the last byte. assumed: read by a table that need not be the right one.
 * partial: the body broke off, or bytes are left over. undecodable: no body at all.
 */
export type DecodeStatus = 'ok' | 'assumed' | 'partial' | 'undecodable'

export interface DecodedMessage {
  readonly kind: Kind
  readonly apiKey: number
  readonly apiName: string
  /** As on the wire. */
  readonly apiVersion: number
  /** Version of the table that was used. */
  readonly schemaVersion: number
  /** Release of the table that was used. */
  readonly schemaRelease: Release
  readonly status: DecodeStatus
  readonly header: KafkaStruct
  /** First byte of the body in the frame. */
  readonly bodyOffset: number
  readonly body: KafkaStruct
  readonly error?: DecodeError
  /** Bytes behind the body, or behind the place where it broke. */
  readonly unreadBytes: number
}

/** What is decoded before the body is looked at. */
interface Opened {
  readonly frame: Uint8Array
  readonly kind: Kind
  readonly apiKey: number
  readonly apiVersion: number
  readonly header: KafkaStruct
  readonly bodyOffset: number
}

export function decodeRequest(frame: Uint8Array, options?: DecodeOptions): DecodedMessage {
  const reader = new Reader(frame)
  try {
    const header = readRequestHeaderValues(reader)
    const apiKey = header['requestApiKey'] as number
    const apiVersion = header['requestApiVersion'] as number
    const bodyOffset = reader.offset
    return decodeBody({ frame, kind: 'request', apiKey, apiVersion, header, bodyOffset }, options)
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error
    const [apiKey, apiVersion] = [int16At(frame, 0), int16At(frame, 2)]
    const plan = requestHeaderLayout(apiKey, apiVersion).plan
    return brokenHeader(frame, 'request', apiKey, apiVersion, plan)
  }
}

export function decodeResponse(
  frame: Uint8Array,
  apiKey: number,
  apiVersion: number,
  options?: DecodeOptions,
): DecodedMessage {
  const layout = responseHeaderLayout(apiKey, apiVersion)
  const reader = new Reader(frame)
  try {
    const header = layout.read(reader)
    const bodyOffset = reader.offset
    return decodeBody({ frame, kind: 'response', apiKey, apiVersion, header, bodyOffset }, options)
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error
    return brokenHeader(frame, 'response', apiKey, apiVersion, layout.plan)
  }
}

function nameOf(apiKey: number): string {
  return apiOf(apiKey)?.name ?? `Unknown(${apiKey})`
}

/** The table that a message was read by; undefined where it has none. */
export function layoutOfMessage({
  kind,
  apiKey,
  schemaVersion,
  schemaRelease,
}: Pick<DecodedMessage, 'kind' | 'apiKey' | 'schemaVersion' | 'schemaRelease'>):
  | Layout
  | undefined {
  const api = apiOf(apiKey)
  return api && layoutOf(api[kind], schemaVersion, schemaRelease)
}

function decodeBody(opened: Opened, options: DecodeOptions | undefined): DecodedMessage {
  const api = apiOf(opened.apiKey)
  const schema = api?.[opened.kind]
  if (schema === undefined || opened.apiVersion < schema.versions[0]) return unknown(opened, api)
  const assumed = opened.apiVersion > schema.versions[1]
  const own = attempt(opened, layoutOf(schema, opened.apiVersion, options?.release))
  if (own.unread === 0 && !isVersionRefusal(opened))
    return decoded(opened, own, assumed ? 'assumed' : 'ok')
  return withoutFit(opened, own, assumed, schema, options)
}

/** The own table left bytes or broke; or it must not be believed, KIP-511. */
function withoutFit(
  opened: Opened,
  own: Attempt,
  assumed: boolean,
  schema: MessageSchema,
  options: DecodeOptions | undefined,
): DecodedMessage {
  if (opened.kind === 'response' && opened.apiKey === API_VERSIONS && opened.apiVersion > 0) {
    const oldest = attempt(opened, layoutOf(schema, 0))
    if (oldest.unread === 0)
      return decoded(opened, oldest, isVersionRefusal(opened) ? 'ok' : 'assumed')
  }
  const older = options?.release === undefined ? olderLayout(schema, opened.apiVersion) : undefined
  if (older !== undefined && own.unread !== 0) {
    const past = attempt(opened, older)
    if (past.unread === 0) return decoded(opened, past, 'assumed')
  }
  if (own.body === undefined) return broken(opened, own.layout)
  if (own.unread > 0) return decoded(opened, own, assumed ? 'assumed' : 'partial')
  return decoded(opened, own, assumed ? 'assumed' : 'ok')
}

interface Attempt {
  readonly layout: Layout
  /** undefined where the bytes do not fit the table. */
  readonly body: KafkaStruct | undefined
  /** Bytes left behind the body; -1 where it broke. */
  readonly unread: number
}

function attempt(opened: Opened, layout: Layout): Attempt {
  const reader = new Reader(opened.frame, opened.bodyOffset)
  try {
    const body = layout.read(reader)
    return { layout, body, unread: reader.remaining }
  } catch (error) {
    if (error instanceof DecodeError) return { layout, body: undefined, unread: -1 }
    throw error
  }
}

function decoded(
  opened: Opened,
  { layout, body, unread }: Attempt,
  status: DecodeStatus,
): DecodedMessage {
  return message(opened, layout, status, body!, unread)
}

/** Reads again, slowly, to learn where it broke and what stands before. */
function broken(opened: Opened, layout: Layout): DecodedMessage {
  const reader = new Reader(opened.frame, opened.bodyOffset)
  const { struct, error } = readTree(reader, layout.plan, '')
  const unread = opened.frame.length - reader.offset
  const partial = message(opened, layout, 'partial', struct, unread)
  return error === undefined ? partial : { ...partial, error }
}

function message(
  opened: Opened,
  layout: Layout,
  status: DecodeStatus,
  body: KafkaStruct,
  unreadBytes: number,
): DecodedMessage {
  return {
    kind: opened.kind,
    apiKey: opened.apiKey,
    apiName: layout.apiName,
    apiVersion: opened.apiVersion,
    schemaVersion: layout.version,
    schemaRelease: layout.release,
    status,
    header: opened.header,
    bodyOffset: opened.bodyOffset,
    body,
    unreadBytes,
  }
}

function unknown(opened: Opened, api: ApiSchema | undefined): DecodedMessage {
  const what =
    api === undefined ? `API key ${opened.apiKey} is` : `${api.name} v${opened.apiVersion} is`
  const detail = `${what} not in the tables of Kafka 3.9 and 4.4; the body is shown as bytes`
  return undecodable(opened, new DecodeError('UNKNOWN_API', opened.bodyOffset, 'body', detail))
}

function brokenHeader(
  frame: Uint8Array,
  kind: Kind,
  apiKey: number,
  apiVersion: number,
  plan: StructPlan,
): DecodedMessage {
  const reader = new Reader(frame)
  const { struct, error } = readTree(reader, plan, 'header')
  return undecodable(
    { frame, kind, apiKey, apiVersion, header: struct, bodyOffset: reader.offset },
    error,
  )
}

function undecodable(opened: Opened, error: DecodeError | undefined): DecodedMessage {
  return {
    kind: opened.kind,
    apiKey: opened.apiKey,
    apiName: nameOf(opened.apiKey),
    apiVersion: opened.apiVersion,
    schemaVersion: opened.apiVersion,
    schemaRelease: '4.4',
    status: 'undecodable',
    header: opened.header,
    bodyOffset: opened.bodyOffset,
    body: {},
    ...(error !== undefined && { error }),
    unreadBytes: opened.frame.length - opened.bodyOffset,
  }
}

/** An ApiVersions answer with error 35, UNSUPPORTED_VERSION, as its first field. */
function isVersionRefusal({ kind, apiKey, apiVersion, frame, bodyOffset }: Opened): boolean {
  const isAnswer = kind === 'response' && apiKey === API_VERSIONS && apiVersion > 0
  return isAnswer && int16At(frame, bodyOffset) === 35
}

/** -1 where the frame is too short: no API has that key. */
function int16At(frame: Uint8Array, offset: number): number {
  if (frame.length < offset + 2) return -1
  return ((frame[offset]! << 24) | (frame[offset + 1]! << 16)) >> 16
}
