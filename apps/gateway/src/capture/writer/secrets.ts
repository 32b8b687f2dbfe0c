// Which bytes of a frame are secret. They are zeroed in the stored copy, with their length kept, so
// that everything else stays readable. Only messages of `carriesSecrets` have to be held complete
// for it; all others are written as they come.
//
// When in doubt too much is withheld: a message of these APIs that does not decode loses its whole
// body. Records of __cluster_metadata (which no broker serves to clients) and what an Envelope
// answers are not taken apart but withheld whole.
import {
  decodeRequestTree,
  decodeResponseTree,
  type DecodedTree,
  type FieldNode,
  isSecretName,
  secretRanges as tokenRanges,
} from '@brokerscope/codec'
import type { WithheldRange } from '@brokerscope/trace'

export const FETCH = 1
const CREATE_TOPICS = 19
const DESCRIBE_CONFIGS = 32
const ALTER_CONFIGS = 33
export const SASL_AUTHENTICATE = 36
const CREATE_DELEGATION_TOKEN = 38
const RENEW_DELEGATION_TOKEN = 39
const EXPIRE_DELEGATION_TOKEN = 40
const DESCRIBE_DELEGATION_TOKEN = 41
const INCREMENTAL_ALTER_CONFIGS = 44
const ALTER_USER_SCRAM_CREDENTIALS = 51
const ENVELOPE = 58
const FETCH_SNAPSHOT = 59

const requests: ReadonlySet<number> = new Set([
  CREATE_TOPICS,
  ALTER_CONFIGS,
  SASL_AUTHENTICATE,
  RENEW_DELEGATION_TOKEN,
  EXPIRE_DELEGATION_TOKEN,
  INCREMENTAL_ALTER_CONFIGS,
  ALTER_USER_SCRAM_CREDENTIALS,
  ENVELOPE,
])

const responses: ReadonlySet<number> = new Set([
  CREATE_TOPICS,
  DESCRIBE_CONFIGS,
  SASL_AUTHENTICATE,
  CREATE_DELEGATION_TOKEN,
  DESCRIBE_DELEGATION_TOKEN,
  ENVELOPE,
  FETCH_SNAPSHOT,
])

export function requestCarriesSecrets(apiKey: number): boolean {
  return requests.has(apiKey)
}

export function responseCarriesSecrets(apiKey: number): boolean {
  return responses.has(apiKey)
}

/** Field names whose bytes are secret as a whole, by what they are. */
const secretFields: ReadonlyMap<string, string> = new Map([
  ['hmac', 'hmac'],
  ['saltedPassword', 'saltedPassword'],
  ['responseData', 'envelope'],
  ['records', 'clusterMetadata'],
  ['unalignedRecords', 'clusterMetadata'],
])

/** `mechanism` is SaslHandshake's. Offsets count in the frame, without its size. */
export function requestSecrets(frame: Uint8Array, mechanism: string | undefined): WithheldRange[] {
  return secretsOf(frame, decodeRequestTree(frame), mechanism, true)
}

export function responseSecrets(
  frame: Uint8Array,
  apiKey: number,
  apiVersion: number,
  mechanism: string | undefined,
): WithheldRange[] {
  return secretsOf(frame, decodeResponseTree(frame, apiKey, apiVersion), mechanism, false)
}

/** A token that travels without a Kafka header, after SaslHandshake v0. */
export function rawTokenSecrets(
  token: Uint8Array,
  mechanism: string | undefined,
  fromClient: boolean,
): WithheldRange[] {
  return tokenRanges(mechanism, token, fromClient)
}

function secretsOf(
  frame: Uint8Array,
  tree: DecodedTree,
  mechanism: string | undefined,
  fromClient: boolean,
): WithheldRange[] {
  const body = tree.nodes.find(({ name }) => name === 'body')
  const isRead = tree.status === 'ok' || tree.status === 'assumed'
  if (!isRead || tree.unreadBytes > 0 || body === undefined) {
    const header = tree.nodes.find(({ name }) => name === 'header')
    const offset = Math.min(header?.end ?? 0, frame.length)
    return rangeOf(offset, frame.length, 'unreadable')
  }
  const ranges: WithheldRange[] = []
  visit(body, (node, siblings) => {
    const { start, end } = contentOf(frame, node)
    const whole = secretFields.get(node.name)
    if (node.name === 'authBytes') {
      const token = frame.subarray(start, end)
      for (const range of tokenRanges(mechanism, token, fromClient)) {
        ranges.push({ ...range, offset: range.offset + start })
      }
    } else if (node.name === 'requestData') {
      for (const range of requestSecrets(frame.subarray(start, end), undefined)) {
        ranges.push({ ...range, offset: range.offset + start })
      }
    } else if (whole !== undefined) ranges.push(...rangeOf(start, end, whole))
    else if (node.name === 'value' && isSecretName(textOf(siblings, 'name'))) {
      ranges.push(...rangeOf(start, end, 'configValue'))
    }
  })
  return ranges
}

function rangeOf(start: number, end: number, kind: string): WithheldRange[] {
  return end > start ? [{ offset: start, length: end - start, kind }] : []
}

function visit(
  node: FieldNode,
  leaf: (node: FieldNode, siblings: readonly FieldNode[]) => void,
): void {
  for (const child of node.children ?? []) {
    // Record batches are nodes below `records`; here the field counts as a whole.
    if (child.children !== undefined && !secretFields.has(child.name)) visit(child, leaf)
    else leaf(child, node.children ?? [])
  }
}

/** The bytes of a string or bytes field without their length. */
function contentOf(frame: Uint8Array, node: FieldNode): { start: number; end: number } {
  const { start, end, note, type } = node
  if (note === 'null' || note === 'absent' || note === 'default') return { start: end, end }
  // The length is a varint of one more than the bytes, or a plain int16 or int32 of the bytes.
  let value = 0
  for (let digits = 1; digits <= 5; digits++) {
    const byte = frame[start + digits - 1] ?? 0
    value += (byte & 0x7f) * 2 ** (7 * (digits - 1))
    if (byte >= 0x80) continue
    if (value - 1 === end - start - digits) return { start: start + digits, end }
    break
  }
  return { start: start + (type === 'string' ? 2 : 4), end }
}

function textOf(siblings: readonly FieldNode[], name: string): string {
  const value = siblings.find((node) => node.name === name)?.value
  return typeof value === 'string' ? value : ''
}
