// The answer to "records": every records field of a frame as batches and their records. Batches are
// inflated only here, when somebody looks, and only as many records are listed as a screen can use.
import { decodeRecordBatches, type FieldNode, type RecordBatch } from '@brokerscope/codec'
import { hexText } from '../../lib/hex.ts'
import type { BatchRow, RecordRow, RecordSetRows } from '../pane-messages.ts'

/** Records listed of one frame; the rest is counted. Our choice. */
export const RECORD_LIMIT = 500
const SHOWN_BYTES = 256

const utf8 = new TextDecoder('utf-8', { fatal: true })

interface Place {
  readonly topic: string
  readonly partition: string
}

export function recordSetsOf(
  nodes: readonly FieldNode[],
  isWithheld: (node: FieldNode) => boolean,
  topicName: (topicId: string) => string | null,
): RecordSetRows[] {
  const sets: RecordSetRows[] = []
  let left = RECORD_LIMIT
  const visit = (siblings: readonly FieldNode[], above: Place): void => {
    const place = placeIn(siblings, above, topicName)
    for (const node of siblings) {
      if (node.type === 'records' && node.value instanceof Uint8Array) {
        const set = readSet(node, place, isWithheld(node), left)
        left -= set.batches.reduce((sum, { records }) => sum + records.length, 0)
        sets.push(set)
      }
      if (node.children !== undefined) visit(node.children, place)
    }
  }
  visit(nodes, { topic: '', partition: '' })
  return sets
}

function readSet(
  node: FieldNode,
  { topic, partition }: Place,
  withheld: boolean,
  limit: number,
): RecordSetRows {
  const bytes = node.value as Uint8Array
  const set = decodeRecordBatches(bytes, { origin: { offset: node.start, path: node.path } })
  const batches: BatchRow[] = []
  let left = limit
  for (const batch of set) {
    const row = readBatch(batch, left)
    left -= row.records.length
    batches.push(row)
  }
  const { remainder } = set
  return {
    path: node.path,
    title: topic === '' ? node.path : `${topic}[${partition}]`,
    sizeInBytes: bytes.length,
    withheld,
    batches,
    cutBytes: remainder?.kind === 'partial' ? remainder.length : 0,
    failure: remainder?.error?.message ?? null,
  }
}

function readBatch(batch: RecordBatch, limit: number): BatchRow {
  const records: RecordRow[] = []
  let seen = 0
  const error = batch.forEachRecord(({ offset, timestamp, key, value, headers }) => {
    seen += 1
    if (records.length < limit) {
      const shown = headers.map((header) => `${header.key}=${readable(header.value) ?? 'null'}`)
      records.push({
        offset,
        timestamp,
        key: readable(key),
        value: readable(value),
        headers: shown,
      })
    }
    // Counting on costs inflated bytes that are there already; the header knows the total as well.
    return batch.countOrNull === null || records.length < limit
  })
  const total = Math.max(seen, batch.countOrNull ?? 0)
  return {
    fields: batchFields(batch),
    records,
    more: error === undefined ? total - records.length : 0,
    failure: error?.message ?? null,
  }
}

function batchFields(batch: RecordBatch): (readonly [string, string])[] {
  const fields: (readonly [string, string | number | bigint | boolean | null])[] = [
    ['baseOffset', batch.baseOffset],
    ['lastOffset', batch.lastOffset],
    ['countOrNull', batch.countOrNull],
    ['sizeInBytes', batch.sizeInBytes],
    ['magic', batch.magic],
    ['compression', batch.compression],
    ['timestampType', batch.timestampType],
    ['maxTimestamp', batch.maxTimestamp],
    ['partitionLeaderEpoch', batch.partitionLeaderEpoch],
    ['producerId', batch.producerId],
    ['producerEpoch', batch.producerEpoch],
    ['baseSequence', batch.baseSequence],
    ['lastSequence', batch.lastSequence],
    ['isTransactional', batch.isTransactional],
    ['isControlBatch', batch.isControlBatch],
    ['deleteHorizonMs', batch.deleteHorizonMs],
    ['checksum', `0x${batch.checksum.toString(16).padStart(8, '0')}`],
    ['isValid', batch.isValid],
  ]
  return fields.map(([name, value]) => [name, String(value)] as const)
}

/** Text where the bytes are text, else hex. */
function readable(bytes: Uint8Array | null): string | null {
  if (bytes === null) return null
  const head = bytes.subarray(0, SHOWN_BYTES)
  const rest = bytes.length > SHOWN_BYTES ? '\u2026' : ''
  try {
    return JSON.stringify(utf8.decode(head, { stream: rest !== '' })) + rest
  } catch {
    return hexText(head) + rest
  }
}

/** Topic and partition, wherever this API keeps them. */
function placeIn(
  siblings: readonly FieldNode[],
  above: Place,
  topicName: (topicId: string) => string | null,
): Place {
  let { topic, partition } = above
  for (const { name, value } of siblings) {
    if (typeof value === 'string' && value !== '') {
      if (/^(topic|name|topicName)$/.test(name)) topic = value
      if (name === 'topicId') topic = topicName(value) ?? value
    }
    if (/^(index|partition|partitionIndex)$/.test(name) && typeof value === 'number')
      partition = value.toString()
  }
  return { topic, partition }
}
