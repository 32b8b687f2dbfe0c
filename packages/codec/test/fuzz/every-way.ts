// Everything that the package can do with a frame. Throws where something else comes out than a
// message: an exception, a span outside the frame, a tree that leaves bytes out, a walk that sees
// another message than the tree.
import {
  apiOf,
  decodeData,
  decodeRecordBatches,
  decodeRequest,
  decodeRequestTree,
  decodeResponse,
  decodeResponseTree,
  FieldWalk,
  insideField,
  looksLikeRequest,
  messageToJson,
  recordsOf,
  secretsOfRequest,
  secretsOfResponse,
  type DecodedMessage,
  type DecodedTree,
  type DecodeStatus,
  type FieldNode,
  type SecretRange,
} from '../../src/index.ts'
import type { Vector } from '../golden/check.ts'

export type Shape = Pick<Vector, 'kind' | 'api' | 'apiKey' | 'version'>

/** `chunk` is how many bytes the walk gets at once. */
export function decodeEveryWay(
  { kind, api, apiKey, version }: Shape,
  frame: Uint8Array,
  chunk: number,
): DecodeStatus {
  if (kind === 'data') return decodeData(api, version, frame).status
  const isRequest = kind === 'request'
  const message = isRequest ? decodeRequest(frame) : decodeResponse(frame, apiKey, version)
  const tree = isRequest ? decodeRequestTree(frame) : decodeResponseTree(frame, apiKey, version)
  messageToJson(message)
  looksLikeRequest(frame)
  checkMessage(message, frame)
  checkMessage(tree, frame)
  checkCover(tree, frame)
  checkWalk(tree, frame, chunk)
  openFields(frame, tree, tree.nodes)
  const secrets = isRequest ? secretsOfRequest(frame) : secretsOfResponse(frame, apiKey, version)
  for (const range of secrets) checkRange(range, frame)
  return message.status
}

function checkMessage({ status, unreadBytes, error }: DecodedMessage, frame: Uint8Array): void {
  if (unreadBytes < 0 || unreadBytes > frame.length) throw new Error(`${unreadBytes} bytes unread`)
  if (status === 'ok' && unreadBytes > 0) throw new Error(`ok with ${unreadBytes} bytes unread`)
  if (error !== undefined && error.offset > frame.length)
    throw new Error(`error at ${error.offset}`)
}

function checkCover({ nodes }: DecodedTree, frame: Uint8Array): void {
  let at = 0
  for (const node of nodes) {
    if (node.start !== at || node.end < node.start)
      throw new Error(`${node.name} from ${node.start} to ${node.end}, not from ${at}`)
    at = node.end
  }
  if (at !== frame.length) throw new Error(`The tree ends at ${at} of ${frame.length}`)
}

function checkWalk(tree: DecodedTree, frame: Uint8Array, chunk: number): void {
  const schema = apiOf(tree.apiKey)?.[tree.kind]
  if (tree.status === 'undecodable' || schema === undefined || tree.schemaRelease !== '4.4') return
  const { schemaVersion, bodyOffset } = tree
  const walk = new FieldWalk(
    schema,
    schemaVersion,
    bodyOffset,
    ['brokers.host', 'nodeEndpoints'],
    ({ start, end }) => checkRange({ offset: start, length: end - start }, frame),
    { frameLength: frame.length },
  )
  for (let at = 0; at < frame.length; at += chunk) walk.push(frame.subarray(at, at + chunk))
  // The other way round it may differ: the walk skips tagged fields that it does not want.
  if (tree.error === undefined && !walk.done)
    throw new Error(`The tree is whole, the walk ends with ${walk.failed?.message ?? 'nothing'}`)
}

/** Looks into every bytes field, and into the records of every batch. */
function openFields(frame: Uint8Array, tree: DecodedTree, nodes: readonly FieldNode[]): void {
  for (const node of nodes) {
    if (node.children !== undefined) openFields(frame, tree, node.children)
    else if (node.type === 'bytes') insideField(frame, tree, node)
    else if (node.type === 'records' && node.value instanceof Uint8Array) openRecords(node.value)
  }
}

function openRecords(bytes: Uint8Array): void {
  const set = decodeRecordBatches(bytes)
  for (const batch of set) recordsOf(batch)
  const { remainder } = set
  if (remainder !== undefined && remainder.start + remainder.length !== bytes.length)
    throw new Error(`The remainder ends at ${remainder.start + remainder.length}`)
}

function checkRange(
  { offset, length }: Pick<SecretRange, 'offset' | 'length'>,
  frame: Uint8Array,
): void {
  if (offset < 0 || length < 0 || offset + length > frame.length)
    throw new Error(`${offset} to ${offset + length} is not in the frame of ${frame.length}`)
}
