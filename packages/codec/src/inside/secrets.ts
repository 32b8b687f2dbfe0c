// The secret bytes of one frame, for who stores it: exactly these are zeroed, all else stays
// readable. Nine APIs carry secrets (design: capture); in Envelope another request stands inside,
// and a Fetch or FetchSnapshot may bring records of __cluster_metadata.
//
// A message of these APIs that does not decode to its last byte by a table of its own version is
// withheld whole: nobody knows where its secrets stand. The same bytes, zeroed, give the same
// ranges, as no rule looks at what is secret.
import { decodeRequestTree, decodeResponseTree, type DecodedTree } from '../message-tree.ts'
import { decodeResponse } from '../message.ts'
import type { Kind } from '../apis.ts'
import type { KafkaStruct } from '../value.ts'
import type { FieldNode } from '../field-node.ts'
import { METADATA_TOPIC, METADATA_TOPIC_ID, secretsOfMetadataRecords } from './metadata-secrets.ts'
import { allNodes, contentOf } from './node-bytes.ts'
import { secretRanges, type SecretKind, type SecretRange } from './sasl.ts'
import { isSecretName } from './secret-names.ts'

export interface SecretContext {
  /** The mechanism of the connection, from SaslHandshake; undefined if it was not seen. */
  readonly mechanism?: string | undefined
  /** Of a response to Envelope: what the request inside asked. */
  readonly inner?: { readonly apiKey: number; readonly apiVersion: number } | undefined
}

const FETCH = 1
const CREATE_TOPICS = 19
const DESCRIBE_CONFIGS = 32
const ALTER_CONFIGS = 33
const SASL_AUTHENTICATE = 36
const CREATE_DELEGATION_TOKEN = 38
const RENEW_DELEGATION_TOKEN = 39
const EXPIRE_DELEGATION_TOKEN = 40
const DESCRIBE_DELEGATION_TOKEN = 41
const INCREMENTAL_ALTER_CONFIGS = 44
const ALTER_USER_SCRAM_CREDENTIALS = 51
const ENVELOPE = 58
const FETCH_SNAPSHOT = 59

const both: ReadonlySet<number> = new Set([SASL_AUTHENTICATE, ENVELOPE, CREATE_TOPICS])
const requests: ReadonlySet<number> = new Set([
  ALTER_CONFIGS,
  RENEW_DELEGATION_TOKEN,
  EXPIRE_DELEGATION_TOKEN,
  INCREMENTAL_ALTER_CONFIGS,
  ALTER_USER_SCRAM_CREDENTIALS,
])
const responses: ReadonlySet<number> = new Set([
  FETCH,
  DESCRIBE_CONFIGS,
  CREATE_DELEGATION_TOKEN,
  DESCRIBE_DELEGATION_TOKEN,
  FETCH_SNAPSHOT,
])

/** Whether frames of this kind have to be looked at; a look-up, for the hot path. */
export function mayHoldSecrets(kind: Kind, apiKey: number): boolean {
  return both.has(apiKey) || (kind === 'request' ? requests : responses).has(apiKey)
}

/** Ranges count from the start of the frame. */
export function secretsOfRequest(frame: Uint8Array, context: SecretContext = {}): SecretRange[] {
  const apiKey = frame.length < 2 ? -1 : (frame[0]! << 8) | frame[1]!
  if (!mayHoldSecrets('request', apiKey)) return []
  return secretsOfTree(frame, decodeRequestTree(frame), context)
}

export function secretsOfResponse(
  frame: Uint8Array,
  apiKey: number,
  apiVersion: number,
  context: SecretContext = {},
): SecretRange[] {
  if (!mayHoldSecrets('response', apiKey)) return []
  if (apiKey === FETCH) return secretsOfFetch(frame, apiVersion)
  return secretsOfTree(frame, decodeResponseTree(frame, apiKey, apiVersion), context)
}

/** The same for a frame whose tree is there already. */
export function secretsOfTree(
  frame: Uint8Array,
  tree: DecodedTree,
  context: SecretContext = {},
): SecretRange[] {
  const { kind, apiKey, apiVersion, status, bodyOffset } = tree
  if (!mayHoldSecrets(kind, apiKey)) return []
  if (apiKey === FETCH) return secretsOfFetch(frame, apiVersion)
  if (status !== 'ok') return rest(frame, bodyOffset)
  const ranges: SecretRange[] = []
  for (const node of allNodes(tree.nodes)) {
    if (node.note === 'unknownTag')
      ranges.push({ offset: node.start, length: node.end - node.start, kind: 'unread' })
    else ranges.push(...secretsOfNode(frame, tree, node, context))
  }
  return ranges
}

function secretsOfNode(
  frame: Uint8Array,
  tree: DecodedTree,
  node: FieldNode,
  context: SecretContext,
): SecretRange[] {
  const configValue = secretConfigOf(node)
  if (configValue !== undefined) return rangeOf(frame, configValue, 'configValue')
  if (node.name === 'hmac') return rangeOf(frame, node, 'hmac')
  if (node.name === 'saltedPassword') return rangeOf(frame, node, 'saltedPassword')
  if (node.name === 'unalignedRecords' && tree.apiKey === FETCH_SNAPSHOT)
    return rangeOf(frame, node, 'unread')
  if (node.name === 'authBytes' && tree.apiKey === SASL_AUTHENTICATE) {
    const inside = (token: Uint8Array): SecretRange[] =>
      secretRanges(context.mechanism, token, tree.kind === 'request')
    return rangesInside(frame, node, inside)
  }
  if (node.name === 'requestData')
    return rangesInside(frame, node, (request) => secretsOfRequest(request))
  if (node.name === 'responseData')
    return rangesInside(frame, node, (response) =>
      context.inner === undefined
        ? rest(response, 0)
        : secretsOfResponse(response, context.inner.apiKey, context.inner.apiVersion),
    )
  return []
}

/** The value of a struct that is a config with a telling name. */
function secretConfigOf({ children }: FieldNode): FieldNode | undefined {
  const name = children?.find((child) => child.name === 'name')?.value
  if (typeof name !== 'string' || !isSecretName(name)) return undefined
  return children?.find((child) => child.name === 'value')
}

function rangeOf(frame: Uint8Array, node: FieldNode, kind: SecretKind): SecretRange[] {
  return rangesInside(frame, node, (content) => [{ offset: 0, length: content.length, kind }])
}

/** What `find` says of the content of a node, counted in the frame. */
function rangesInside(
  frame: Uint8Array,
  node: FieldNode,
  find: (content: Uint8Array) => SecretRange[],
): SecretRange[] {
  const span = contentOf(frame, node)
  if (span === undefined) return []
  return find(frame.subarray(span.start, span.end))
    .filter(({ length }) => length > 0)
    .map((range) => ({ ...range, offset: range.offset + span.start }))
}

function rest(frame: Uint8Array, offset: number): SecretRange[] {
  const length = frame.length - offset
  return length > 0 ? [{ offset, length, kind: 'unread' }] : []
}

/** Enough for the header and the first topic of a Fetch; a metadata Fetch has no other. */
const FIRST_TOPIC_BYTES = 80

/** A look at the first bytes keeps all other Fetches from being decoded. */
function secretsOfFetch(frame: Uint8Array, apiVersion: number): SecretRange[] {
  const beginning = String.fromCharCode(...frame.subarray(0, FIRST_TOPIC_BYTES))
  const reservedId = `${'\0'.repeat(15)}\u0001`
  if (!beginning.includes(METADATA_TOPIC) && !beginning.includes(reservedId)) return []
  const { status, body, bodyOffset } = decodeResponse(frame, FETCH, apiVersion)
  if (status !== 'ok') return rest(frame, bodyOffset)
  const ranges: SecretRange[] = []
  for (const topic of body['responses'] as KafkaStruct[]) {
    if (topic['topic'] !== METADATA_TOPIC && topic['topicId'] !== METADATA_TOPIC_ID) continue
    for (const { records } of topic['partitions'] as KafkaStruct[]) {
      if (records instanceof Uint8Array)
        ranges.push(...secretsOfMetadataRecords(records, records.byteOffset - frame.byteOffset))
    }
  }
  return ranges
}
