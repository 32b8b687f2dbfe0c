import { LOG_OVERHEAD, MAGIC_AT, V0_KEY_AT } from './layout.ts'
import type { LegacyBatch } from './legacy-batch.ts'
import { partOf, type LegacyMessage } from './legacy-message.ts'
import type { RecordView } from './record.ts'
import type { NodeBuilder, RecordsNode } from './records-node.ts'

/** The fields of a message of magic 0 or 1; the value of a wrapper is its compressed records. */
export function legacyHeaderNodes(batch: LegacyBatch, build: NodeBuilder): RecordsNode[] {
  const { message, isValid, compression, timestampType } = batch
  const { valueAt, end } = message
  const nodes = messageNodes(batch.bytes, message, build)
  const checked = nodes.map((node) => {
    if (node.name === 'crc') return { ...node, meaning: isValid ? 'right' : 'wrong' }
    if (node.name === 'attributes') return { ...node, meaning: `${compression}, ${timestampType}` }
    return node
  })
  if (compression === 'none') return checked
  const records = build('records', '[]Message', valueAt, end, undefined, compression)
  return [...checked.filter(({ name }) => name !== 'value'), records]
}

/** The messages inside a wrapper; a message that is not compressed has no more than itself. */
export function legacyRecordNodes(
  batch: LegacyBatch,
  build: NodeBuilder,
  from: number,
  limit: number,
): RecordsNode[] {
  if (batch.compression === 'none') return []
  const bytes = batch.inflated()
  const views: Pick<RecordView, 'offset'>[] = []
  batch.forEachRecord(({ offset }) => {
    views.push({ offset })
  })
  return batch
    .innerMessages()
    .slice(from, from + limit)
    .map((message, index) => {
      const name = `[${from + index}]`
      const part: NodeBuilder = (field, ...rest) => ({
        ...build(`${name}.${field}`, ...rest),
        name: field,
      })
      const meaning = `offset ${views[from + index]?.offset}`
      const node = build(name, 'Message', message.start, message.end, undefined, meaning)
      return { ...node, children: messageNodes(bytes, message, part) }
    })
}

function messageNodes(
  bytes: Uint8Array,
  message: LegacyMessage,
  build: NodeBuilder,
): RecordsNode[] {
  const { start, end, magic, attributes, timestamp, keyAt, keySize, valueAt, valueSize } = message
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const nodes = [
    build('offset', 'int64', start, start + 8, message.offset),
    build('size', 'int32', start + 8, start + LOG_OVERHEAD, end - start - LOG_OVERHEAD),
    build('crc', 'uint32', start + 12, start + 16, view.getUint32(start + 12)),
    build('magic', 'int8', start + MAGIC_AT, start + 17, magic),
    build('attributes', 'int8', start + 17, start + V0_KEY_AT, attributes),
  ]
  if (magic > 0) nodes.push(build('timestamp', 'int64', start + V0_KEY_AT, keyAt, timestamp))
  if (message.fault !== undefined) {
    const rest = { ...build('unread', 'bytes', keyAt, end, bytes.subarray(keyAt, end)) }
    nodes.push({ ...rest, note: 'unread', meaning: message.fault })
    return nodes
  }
  nodes.push(build('key', 'bytes', keyAt, valueAt, partOf(bytes, keyAt, keySize)))
  nodes.push(build('value', 'bytes', valueAt, end, partOf(bytes, valueAt, valueSize)))
  return nodes
}
