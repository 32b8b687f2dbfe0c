// Looks into a bytes field of a message that Kafka itself does not look into there: group protocol,
// the request inside Envelope, SASL tokens, telemetry. One function for the page and the command line; which
// fields have an inside is decided here and nowhere else. Records have their own (records/tree.ts).
import type { FieldNode } from '../field-node.ts'
import { decodeRequestTree, decodeResponseTree, type DecodedTree } from '../message-tree.ts'
import type { RecordsNode } from '../records/records-node.ts'
import type { KafkaStruct } from '../value.ts'
import { readGroupProtocol, type GroupPart } from './group-protocol.ts'
import {
  behind,
  insideBySchema,
  versionOf,
  withVersionNode,
  type Content,
  type Inside,
} from './inside.ts'
import { contentOf } from './node-bytes.ts'
import { readSaslToken } from './sasl.ts'
import type { SecretContext } from './secrets.ts'
import { readTelemetry } from './telemetry.ts'

const JOIN_GROUP = 11
const SYNC_GROUP = 14
const DESCRIBE_GROUPS = 15
const SASL_AUTHENTICATE = 36
const ENVELOPE = 58
const PUSH_TELEMETRY = 72

const groupFields: ReadonlyMap<string, GroupPart> = new Map([
  [`${JOIN_GROUP} metadata`, 'metadata'],
  [`${SYNC_GROUP} assignment`, 'assignment'],
  [`${DESCRIBE_GROUPS} memberMetadata`, 'metadata'],
  [`${DESCRIBE_GROUPS} memberAssignment`, 'assignment'],
])

/** Undefined for a field without an inside, an empty one, or one that cannot be told. */
export function insideField(
  frame: Uint8Array,
  tree: DecodedTree,
  node: FieldNode,
  context: SecretContext = {},
): Inside | undefined {
  if (node.type !== 'bytes') return undefined
  const span = contentOf(frame, node)
  if (span === undefined || span.start === span.end) return undefined
  const content = { bytes: frame, ...span }
  const part = groupFields.get(`${tree.apiKey} ${node.name}`)
  if (part !== undefined) return groupInside(tree, node, part, content)
  if (tree.apiKey === SASL_AUTHENTICATE && node.name === 'authBytes')
    return saslInside(content, context.mechanism, tree.kind === 'request')
  if (tree.apiKey === PUSH_TELEMETRY && node.name === 'metrics')
    return readTelemetry(Number(tree.body['compressionType']), content)
  return tree.apiKey === ENVELOPE ? envelopeInside(node, content, context) : undefined
}

function groupInside(
  { apiKey, body }: DecodedTree,
  { path }: FieldNode,
  part: GroupPart,
  content: Content,
): Inside | undefined {
  const index = Number(/\[(\d+)\]/.exec(path)?.[1] ?? 0)
  const elementOf = (name: string): KafkaStruct | undefined => {
    const list = body[name]
    return Array.isArray(list) ? (list[index] as KafkaStruct | undefined) : undefined
  }
  const group = apiKey === DESCRIBE_GROUPS ? elementOf('groups') : body
  const assignor =
    elementOf('protocols')?.['name'] ?? group?.['protocolName'] ?? group?.['protocolData']
  return readGroupProtocol(part, textOf(group?.['protocolType']), textOf(assignor), content)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function saslInside(content: Content, mechanism: string | undefined, fromClient: boolean): Inside {
  const { bytes, start, end } = content
  const { message, parts } = readSaslToken(mechanism, bytes.subarray(start, end), fromClient)
  const nodes = parts.map(({ name, offset, length, text, secret }): RecordsNode => ({
    name,
    path: name,
    type: text === undefined ? 'bytes' : 'string',
    start: start + offset,
    end: start + offset + length,
    versions: '',
    ...(text !== undefined && { value: text }),
    ...(secret !== undefined && { meaning: `secret: ${secret}` }),
  }))
  const title = `SASL ${mechanism ?? 'token of an unknown mechanism'}: ${message}`
  const struct = Object.fromEntries(parts.map(({ name, text }) => [name, text ?? null]))
  return { title, nodes, struct, status: message === 'unread' ? 'partial' : 'ok' }
}

function envelopeInside(
  { name }: FieldNode,
  content: Content,
  { inner }: SecretContext,
): Inside | undefined {
  const { bytes, start, end } = content
  if (name === 'requestPrincipal') {
    const version = versionOf(content)
    if (version === undefined || version < 0) return undefined
    const inside = insideBySchema('DefaultPrincipalData', version, behind(content, 2))
    return withVersionNode(content, version, inside)
  }
  const whole = bytes.subarray(start, end)
  if (name === 'requestData') return ofTree(decodeRequestTree(whole), start)
  if (name !== 'responseData' || inner === undefined) return undefined
  return ofTree(decodeResponseTree(whole, inner.apiKey, inner.apiVersion), start)
}

function ofTree(tree: DecodedTree, offset: number): Inside {
  const { apiName, apiVersion, kind, body, status, error, nodes } = tree
  return {
    title: `${apiName} v${apiVersion} ${kind}`,
    nodes: nodes.map((node) => shifted(node, offset)),
    struct: body,
    status: status === 'undecodable' ? 'partial' : status,
    ...(error && { error }),
  }
}

/** A node whose spans count from `offset` on. */
function shifted(node: FieldNode, offset: number): FieldNode {
  return {
    ...node,
    start: node.start + offset,
    end: node.end + offset,
    ...(node.children && { children: node.children.map((child) => shifted(child, offset)) }),
  }
}
