// A record with what stands inside of its key and value hung below them: control records, and
// records of Kafka's own topics. Spans count where those of the record do.
import type { RecordsNode } from '../records/records-node.ts'
import { readControlRecord } from '../records/control.ts'
import type { KafkaValue } from '../value.ts'
import { readInternalRecord } from './internal-records.ts'

export interface RecordContext {
  /** Undefined where a Fetch gave an id that no answer named. */
  readonly topic: string | undefined
  readonly isControlBatch: boolean
}

/** `record` is a node of recordNodes(); it comes back as it is where nothing is known inside. */
export function withRecordInside(
  record: RecordsNode,
  { topic, isControlBatch }: RecordContext,
): RecordsNode {
  const { children = [] } = record
  const key = bytesIn(children, 'key')
  const value = bytesIn(children, 'value')
  const parts = isControlBatch
    ? controlParts(key, value)
    : topic === undefined
      ? undefined
      : internalParts(topic, key, value)
  if (parts === undefined) return record
  return { ...record, children: children.map((child) => withPart(child, parts)) }
}

interface Part {
  readonly title: string
  readonly nodes: readonly RecordsNode[]
}

type Parts = Readonly<Partial<Record<string, Part>>>

function controlParts(key: Uint8Array | null, value: Uint8Array | null): Parts | undefined {
  const control = readControlRecord({ key, value })
  if (control === undefined) return undefined
  const { type, version, typeId, value: data } = control
  const nodes = [keyNode('version', 0, version), { ...keyNode('type', 2, typeId), meaning: type }]
  return {
    key: { title: type, nodes },
    ...(data && { value: { title: `${data.name} v${data.version}`, nodes: data.nodes } }),
  }
}

function keyNode(name: string, start: number, value: number): RecordsNode {
  return { name, path: name, type: 'int16', start, end: start + 2, versions: '', value }
}

function internalParts(
  topic: string,
  key: Uint8Array | null,
  value: Uint8Array | null,
): Parts | undefined {
  const record = readInternalRecord(topic, { key, value })
  if (record === undefined) return undefined
  return {
    ...(record.key && { key: record.key }),
    ...(record.value && { value: record.value }),
  }
}

function bytesIn(nodes: readonly RecordsNode[], name: string): Uint8Array | null {
  const value: KafkaValue | undefined = nodes.find((node) => node.name === name)?.value
  return value instanceof Uint8Array ? value : null
}

function withPart(node: RecordsNode, parts: Parts): RecordsNode {
  const part = parts[node.name]
  if (part === undefined || !(node.value instanceof Uint8Array)) return node
  // The span of a node begins with a length; its bytes end where it ends.
  const shift = node.end - node.value.length
  const inflated = node.inflated === true
  const children = part.nodes.map((child) => placed(child, node.path, shift, inflated))
  return { ...node, meaning: part.title, children }
}

function placed(node: RecordsNode, path: string, shift: number, inflated: boolean): RecordsNode {
  const { start, end, children } = node
  return {
    ...node,
    path: `${path}.${node.path === '' ? node.name : node.path}`,
    start: start + shift,
    end: end + shift,
    ...(inflated && { inflated: true as const }),
    ...(children && {
      children: children.map((child) => placed(child, path, shift, inflated)),
    }),
  }
}
