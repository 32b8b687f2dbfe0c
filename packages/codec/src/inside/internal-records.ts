// Records of Kafka's own topics, for who fetches them:
//
//   __consumer_offsets, __transaction_state, __share_group_state
//     key    int16 type, then the key of that type (always its version 0)
//     value  int16 version, then the value of the same type; null means that it is gone
//   __cluster_metadata
//     value  see metadata-record.ts; no key
//
// Type ids are those of the coordinator that owns the topic.
// Source: coordinator-common/.../CoordinatorRecordSerde.java @ 4.4.0
import { dataSchemas } from '../apis.ts'
import type { DataKind } from '../schema.ts'
import {
  behind,
  insideBySchema,
  versionOf,
  withVersionNode,
  type Content,
  type Inside,
} from './inside.ts'
import { readMetadataRecord } from './metadata-record.ts'
import { METADATA_TOPIC } from './metadata-secrets.ts'

const owners: ReadonlyMap<string, string> = new Map([
  ['__consumer_offsets', 'group-coordinator'],
  ['__transaction_state', 'transaction-coordinator'],
  ['__share_group_state', 'share-coordinator'],
])

const names = new Map(
  dataSchemas
    .filter(({ kind }) => kind === 'coordinatorKey' || kind === 'coordinatorValue')
    .map(({ module, kind, apiKey, name }) => [`${module} ${kind} ${apiKey}`, name]),
)

export interface InternalRecord {
  /** What the record is about, e.g. `OffsetCommit`; the bare type where it is not known. */
  readonly about: string
  readonly key?: Inside
  readonly value?: Inside
  /** The value is null: what the key names is gone. */
  readonly isTombstone: boolean
}

/** Whether records of the topic are read here. */
export function isInternalTopic(topic: string): boolean {
  return topic === METADATA_TOPIC || owners.has(topic)
}

/** Undefined where the record is none of the topic's. Spans count in key and value each. */
export function readInternalRecord(
  topic: string,
  record: { readonly key: Uint8Array | null; readonly value: Uint8Array | null },
): InternalRecord | undefined {
  if (topic === METADATA_TOPIC) return metadataRecord(record.value)
  const owner = owners.get(topic)
  const key = contentOfPart(record.key)
  const type = key && versionOf(key)
  if (owner === undefined || key === undefined || type === undefined) return undefined
  const nameOf = (kind: DataKind): string | undefined => names.get(`${owner} ${kind} ${type}`)
  const keyName = nameOf('coordinatorKey')
  const valueName = nameOf('coordinatorValue')
  const isTombstone = record.value === null
  if (keyName === undefined || valueName === undefined)
    return { about: `record type ${type}`, isTombstone }
  const readKey = typeNode(key, type, insideBySchema(keyName, 0, behind(key, 2)))
  const about = keyName.replace(/Key$/, '')
  const value = contentOfPart(record.value)
  const version = value && versionOf(value)
  if (value === undefined || version === undefined) return { about, key: readKey, isTombstone }
  const inside = insideBySchema(valueName, version, behind(value, 2))
  return { about, key: readKey, value: withVersionNode(value, version, inside), isTombstone }
}

function metadataRecord(value: Uint8Array | null): InternalRecord | undefined {
  const record = value === null ? undefined : readMetadataRecord(value)
  if (record === undefined) return undefined
  const { apiKey, data } = record
  if (data === undefined) return { about: `record type ${apiKey}`, isTombstone: false }
  const { name, version, nodes, struct, status, error } = data
  const inside = { title: `${name} v${version}`, nodes, struct, status, ...(error && { error }) }
  return { about: name, value: inside, isTombstone: false }
}

function contentOfPart(bytes: Uint8Array | null): Content | undefined {
  return bytes === null ? undefined : { bytes, start: 0, end: bytes.length }
}

/** The int16 of a key is its type, not a version. */
function typeNode(content: Content, type: number, inside: Inside): Inside {
  const { nodes, ...rest } = withVersionNode(content, type, inside)
  const [first, ...others] = nodes
  const renamed = first === undefined ? [] : [{ ...first, name: 'type', path: 'type' }]
  return { ...rest, nodes: [...renamed, ...others] }
}
