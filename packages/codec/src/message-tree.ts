// The one frame on the screen: the message as decodeRequest and decodeResponse give it, read once
// more for the bytes of every field. The decision which table fits was made there and is not made
// again here.
import { type Layout } from './layout.ts'
import { errorName as kafkaErrorName } from './errors/errors.ts'
import type { FieldNode } from './field-node.ts'
import { requestHeaderLayout, responseHeaderLayout } from './header.ts'
import { meaningsOf } from './meanings/meaning-of.ts'
import {
  decodeRequest,
  decodeResponse,
  layoutOfMessage,
  type DecodedMessage,
  type DecodeOptions,
} from './message.ts'
import { readTree } from './read-tree.ts'
import { Reader } from './wire/reader.ts'

export interface DecodedTree extends DecodedMessage {
  /** `header`, `body` and, where bytes are left, `unread`. */
  readonly nodes: readonly FieldNode[]
}

export interface TreeDecodeOptions extends DecodeOptions {
  /** Names the values of error code fields; Kafka's names without it. */
  readonly errorName?: ((code: number) => string | undefined) | undefined
  /** Shows the fields of other versions too, marked `absent`. */
  readonly absent?: boolean | undefined
}

export function decodeRequestTree(frame: Uint8Array, options?: TreeDecodeOptions): DecodedTree {
  return withNodes(frame, decodeRequest(frame, options), options)
}

export function decodeResponseTree(
  frame: Uint8Array,
  apiKey: number,
  apiVersion: number,
  options?: TreeDecodeOptions,
): DecodedTree {
  return withNodes(frame, decodeResponse(frame, apiKey, apiVersion, options), options)
}

function withNodes(
  frame: Uint8Array,
  message: DecodedMessage,
  options: TreeDecodeOptions | undefined,
): DecodedTree {
  const reader = new Reader(frame)
  const nodes = [headerNode(reader, message)]
  const layout = message.status === 'undecodable' ? undefined : layoutOfMessage(message)
  if (layout !== undefined) nodes.push(bodyNode(reader, layout, options))
  if (reader.offset < frame.length) nodes.push(unreadNode(frame, reader.offset))
  return { ...message, nodes }
}

function headerNode(reader: Reader, { kind, apiKey, apiVersion }: DecodedMessage): FieldNode {
  const layoutFor = kind === 'request' ? requestHeaderLayout : responseHeaderLayout
  const layout = layoutFor(apiKey, apiVersion)
  const { nodes } = readTree(reader, layout.plan, 'header', { meaningOf: meaningsOf(layout.name) })
  const type = `${layout.name} v${layout.version}`
  const place = { name: 'header', path: 'header', type, start: 0, end: reader.offset }
  return { ...place, children: nodes, versions: '' }
}

function bodyNode(
  reader: Reader,
  layout: Layout,
  options: TreeDecodeOptions | undefined,
): FieldNode {
  const start = reader.offset
  const { nodes } = readTree(reader, layout.plan, '', {
    errorName: options?.errorName ?? kafkaErrorName,
    meaningOf: meaningsOf(layout.name),
    absent: options?.absent,
  })
  const type = `${layout.name} v${layout.version}`
  return { name: 'body', path: '', type, start, end: reader.offset, children: nodes, versions: '' }
}

function unreadNode(frame: Uint8Array, start: number): FieldNode {
  const place = { name: 'unread', path: 'unread', type: 'bytes', start, end: frame.length }
  return { ...place, value: frame.subarray(start), versions: '', note: 'unread' }
}
