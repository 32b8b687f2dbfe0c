import type { FieldSet } from '../schema.ts'
import { dataSchemaNamed } from '../apis.ts'
import { layoutOf } from '../layout.ts'
import { meaningsOf } from '../meanings/meaning-of.ts'
import { includes, planOf, type StructPlan } from '../plan.ts'
import { readTree } from '../read-tree.ts'
import type { RecordsNode } from '../records/records-node.ts'
import type { KafkaStruct } from '../value.ts'
import type { DecodeError } from '../wire/errors.ts'
import { Reader } from '../wire/reader.ts'

/** What a bytes field holds, as far as it could be read. */
export interface Inside {
  /** e.g. `ConsumerProtocolSubscription v3`, `Produce v9`, `SASL PLAIN credentials`. */
  readonly title: string
  /** Spans count in the bytes that the field stands in, usually the frame. */
  readonly nodes: readonly RecordsNode[]
  readonly struct: KafkaStruct
  /** What the spans of nodes marked `inflated` count in, where the content is compressed. */
  readonly inflated?: Uint8Array
  /** `assumed`: read by the newest known version; `partial`: it broke off, or bytes are left. */
  readonly status: 'ok' | 'assumed' | 'partial'
  readonly error?: DecodeError
}

/** Where a field's content stands. */
export interface Content {
  readonly bytes: Uint8Array
  readonly start: number
  readonly end: number
}

/** Content that is laid out by one of Kafka's data schemas. */
export function insideBySchema(name: string, version: number, content: Content): Inside {
  const schema = dataSchemaNamed(name)!
  return read(schema, layoutOf(schema, version).plan, version, content)
}

/** Content laid out by a table of ours; a version above its last is read as the last. */
export function insideByFields(fields: FieldSet, version: number, content: Content): Inside {
  const plan = planOf(fields, undefined, Math.min(version, fields.versions[1]))
  return read(fields, plan, version, content)
}

function read(
  fields: FieldSet,
  plan: StructPlan,
  version: number,
  { bytes, start, end }: Content,
): Inside {
  const reader = new Reader(bytes, start, end)
  const { nodes, struct, error } = readTree(reader, plan, '', {
    meaningOf: meaningsOf(fields.name),
  })
  const isWhole = error === undefined && reader.remaining === 0
  const isKnown = includes(fields.versions, version)
  const unfit = error === undefined && !isKnown ? 'assumed' : 'partial'
  return {
    title: `${fields.name} v${version}`,
    nodes: reader.remaining === 0 ? nodes : [...nodes, unreadNode(bytes, reader.offset, end)],
    struct,
    status: isWhole && isKnown ? 'ok' : unfit,
    ...(error && { error }),
  }
}

/** The int16 that many formats begin with; undefined where there is none. */
export function versionOf({ bytes, start, end }: Content): number | undefined {
  return end - start < 2 ? undefined : ((bytes[start]! << 24) | (bytes[start + 1]! << 16)) >> 16
}

/** Content behind a part of `count` bytes. */
export function behind(content: Content, count: number): Content {
  return { ...content, start: content.start + count }
}

/** The version as a node of its own, before those of what it is the version of. */
export function withVersionNode(content: Content, version: number, inside: Inside): Inside {
  const { start } = content
  const place = { name: 'version', path: 'version', type: 'int16', start, end: start + 2 }
  return { ...inside, nodes: [{ ...place, value: version, versions: '' }, ...inside.nodes] }
}

function unreadNode(bytes: Uint8Array, start: number, end: number): RecordsNode {
  const value = bytes.subarray(start, end)
  return {
    name: 'unread',
    path: 'unread',
    type: 'bytes',
    start,
    end,
    value,
    versions: '',
    note: 'unread',
  }
}
