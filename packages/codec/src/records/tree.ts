// Record sets as field nodes, like those of a message: each field with its bytes. Batches come with
// their header fields only; the records of one batch are asked for when it is opened, and in parts.
//
// Spans count from the start of the frame (the set's origin). Those of compressed records count in
// what the batch inflates to, and are marked `inflated`.
import type { RecordBatch } from './batch.ts'
import { LegacyBatch } from './legacy-batch.ts'
import { legacyRecordNodes, legacyHeaderNodes } from './legacy-tree.ts'
import type { RecordSet, Remainder } from './record-set.ts'
import { nodeBuilder, type RecordsNode } from './records-node.ts'
import { V2Batch } from './v2-batch.ts'
import { v2HeaderNodes, v2RecordNodes } from './v2-tree.ts'

export interface NodeRange {
  /** Records to leave out at the beginning. */
  readonly from?: number
  readonly limit?: number
}

/** One node a batch, and one for what is behind the last. */
export function recordSetNodes(set: RecordSet): RecordsNode[] {
  const nodes: RecordsNode[] = []
  for (const batch of set) nodes.push(batchNode(set, batch, nodes.length))
  const { remainder } = set
  if (remainder !== undefined) nodes.push(remainderNode(set, remainder, nodes.length))
  return nodes
}

/** The records of one batch of the set; `index` is the batch's place in it. */
export function recordNodes(
  set: RecordSet,
  batch: RecordBatch,
  index: number,
  range: NodeRange = {},
): RecordsNode[] {
  const isCompressed = batch.compression !== 'none'
  const shift = isCompressed ? 0 : set.origin.offset
  const path = `${set.origin.path}[${index}].records`
  const build = nodeBuilder(path, shift, isCompressed)
  const { from = 0, limit = Number.POSITIVE_INFINITY } = range
  if (batch instanceof V2Batch) return v2RecordNodes(batch, build, from, limit)
  return batch instanceof LegacyBatch ? legacyRecordNodes(batch, build, from, limit) : []
}

function batchNode(set: RecordSet, batch: RecordBatch, index: number): RecordsNode {
  const path = `${set.origin.path}[${index}]`
  const build = nodeBuilder(path, set.origin.offset, false)
  const children =
    batch instanceof V2Batch
      ? v2HeaderNodes(batch, build)
      : batch instanceof LegacyBatch
        ? legacyHeaderNodes(batch, build)
        : []
  const type = batch.magic === 2 ? 'RecordBatch' : 'Message'
  return { ...build(`[${index}]`, type, batch.start, batch.end), path, children }
}

function remainderNode(set: RecordSet, remainder: Remainder, index: number): RecordsNode {
  const { start, length, kind, announcedBytes, error } = remainder
  const build = nodeBuilder(set.origin.path, set.origin.offset, false)
  const partial =
    announcedBytes === undefined
      ? 'the beginning of a batch, cut'
      : `the first ${length} of ${announcedBytes} bytes of a batch`
  return {
    ...build(`[${index}]`, kind, start, start + length),
    path: `${set.origin.path}[${index}]`,
    value: set.bytes.subarray(start, start + length),
    note: 'unread',
    meaning: error?.detail ?? partial,
  }
}
