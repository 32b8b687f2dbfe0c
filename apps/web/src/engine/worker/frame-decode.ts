// Decodes one frame again from its bytes, for the one who looks at it. What the index knows decides
// how: a response needs the API of its request, a raw SASL token is no message at all.
import {
  decodeRequest,
  decodeRequestTree,
  decodeResponse,
  decodeResponseTree,
  readSaslToken,
  type DecodedMessage,
  type DecodedTree,
  type FieldNode,
} from '@brokerscope/codec'
import type { CaptureReader } from './capture-reader.ts'

export interface FrameFacts {
  readonly frame: number
  readonly isResponse: boolean
  readonly isToken: boolean
  /** Null where nobody knows it: a response without its request. */
  readonly apiKey: number | null
  readonly apiVersion: number | null
  readonly size: number
  readonly pair: number | null
  readonly mechanism: string | undefined
}

export function factsOf({ index, extras }: CaptureReader, frame: number): FrameFacts | null {
  if (frame < 1 || frame > index.length) return null
  const { columns } = index
  const row = frame - 1
  const apiKey = columns.apiKey[row] ?? -1
  return {
    frame,
    isResponse: columns.isResponse[row] === 1,
    isToken: columns.isToken[row] === 1,
    apiKey: apiKey < 0 ? null : apiKey,
    apiVersion: apiKey < 0 ? null : (columns.apiVersion[row] ?? null),
    size: columns.size[row] ?? 0,
    pair: columns.pair[row] || null,
    mechanism: extras.get(frame)?.mechanism,
  }
}

export function isMessage({ isToken, apiKey }: FrameFacts): boolean {
  return !isToken && apiKey !== null
}

export function decodeFrame(facts: FrameFacts, bytes: Uint8Array): DecodedMessage {
  return facts.isResponse
    ? decodeResponse(bytes, facts.apiKey ?? -1, facts.apiVersion ?? -1)
    : decodeRequest(bytes)
}

export function decodeFrameTree(facts: FrameFacts, bytes: Uint8Array): DecodedTree {
  return facts.isResponse
    ? decodeResponseTree(bytes, facts.apiKey ?? -1, facts.apiVersion ?? -1)
    : decodeRequestTree(bytes)
}

/** A frame that is no message: a token of a SASL mechanism in its parts, or bytes. */
export function rawNodes(facts: FrameFacts, bytes: Uint8Array): FieldNode[] {
  const whole = { start: 0, end: bytes.length, versions: '' }
  if (!facts.isToken) {
    return [{ ...whole, name: 'bytes', path: 'bytes', type: 'bytes', value: bytes, note: 'unread' }]
  }
  const { message, parts } = readSaslToken(facts.mechanism, bytes, !facts.isResponse)
  const children = parts.map(({ name, offset, length, text }): FieldNode => {
    const place = { name, path: `token.${name}`, start: offset, end: offset + length, versions: '' }
    return text === undefined
      ? { ...place, type: 'bytes', value: bytes.subarray(offset, offset + length) }
      : { ...place, type: 'string', value: text }
  })
  return [
    {
      ...whole,
      name: 'token',
      path: 'token',
      type: `${facts.mechanism ?? 'SASL'} ${message}`,
      children,
    },
  ]
}
