import { decodeUtf8 } from '../wire/text.ts'
import { V2_RECORDS_AT } from './layout.ts'
import type { NodeBuilder, RecordsNode } from './records-node.ts'
import type { V2Batch } from './v2-batch.ts'
import type { V2Cursor } from './v2-cursor.ts'

/** The 13 header fields of a batch of magic 2, then a node for its records without children. */
export function v2HeaderNodes(batch: V2Batch, build: NodeBuilder): RecordsNode[] {
  const at = batch.start
  const { isValid, baseOffset, lastOffset, baseTimestamp, deleteHorizonMs, compression } = batch
  const field = (
    name: string,
    type: string,
    from: number,
    to: number,
    value: number | bigint,
    meaning?: string,
  ): RecordsNode => build(name, type, at + from, at + to, value, meaning)
  return [
    field('baseOffset', 'int64', 0, 8, baseOffset),
    field('batchLength', 'int32', 8, 12, batch.sizeInBytes - 12),
    field('partitionLeaderEpoch', 'int32', 12, 16, batch.partitionLeaderEpoch),
    field('magic', 'int8', 16, 17, 2),
    field('crc', 'uint32', 17, 21, batch.checksum, isValid ? 'right' : 'wrong'),
    field('attributes', 'int16', 21, 23, batch.attributes, meaningOfAttributes(batch)),
    field('lastOffsetDelta', 'int32', 23, 27, batch.lastOffsetDelta, `offset ${lastOffset}`),
    deleteHorizonMs === null
      ? field('baseTimestamp', 'int64', 27, 35, baseTimestamp)
      : field('baseTimestamp', 'int64', 27, 35, baseTimestamp, 'delete horizon'),
    field('maxTimestamp', 'int64', 35, 43, batch.maxTimestamp),
    field('producerId', 'int64', 43, 51, batch.producerId),
    field('producerEpoch', 'int16', 51, 53, batch.producerEpoch),
    field('baseSequence', 'int32', 53, 57, batch.baseSequence),
    field('recordsCount', 'int32', 57, 61, batch.countOrNull),
    build('records', '[]Record', at + V2_RECORDS_AT, batch.end, undefined, compression),
  ]
}

function meaningOfAttributes(batch: V2Batch): string {
  const { compression, timestampType, isTransactional, isControlBatch, deleteHorizonMs } = batch
  return [
    compression,
    timestampType,
    isTransactional && 'transactional',
    isControlBatch && 'control',
    deleteHorizonMs !== null && 'delete horizon',
  ]
    .filter((word) => word !== false)
    .join(', ')
}

/** Throws DecodeError where the batch does not inflate; ends early where a record is broken. */
export function v2RecordNodes(
  batch: V2Batch,
  build: NodeBuilder,
  from: number,
  limit: number,
): RecordsNode[] {
  const nodes: RecordsNode[] = []
  const cursor = batch.cursor()
  const last = Math.min(batch.countOrNull, from + limit)
  for (let index = 0; index < last && cursor.next(); index++)
    if (index >= from) nodes.push(recordNode(cursor, build, index))
  return nodes
}

function recordNode(cursor: V2Cursor, build: NodeBuilder, index: number): RecordsNode {
  const { start, end, attributesAt, timestampAt, offsetAt, keyAt, valueAt, headersAt } = cursor
  const { data, key, value, timestamp, offset, offsetDelta, timestampDelta, headerCount } = cursor
  const name = `[${index}]`
  const part: NodeBuilder = (field, ...rest) => {
    const node = build(`${name}.${field}`, ...rest)
    return { ...node, name: field }
  }
  const children = [
    part('length', 'varint', start, attributesAt, end - attributesAt),
    part('attributes', 'int8', attributesAt, timestampAt, (data[attributesAt]! << 24) >> 24),
    part(
      'timestampDelta',
      'varlong',
      timestampAt,
      offsetAt,
      BigInt(timestampDelta),
      `timestamp ${timestamp}`,
    ),
    part('offsetDelta', 'varint', offsetAt, keyAt, offsetDelta, `offset ${offset}`),
    part('key', 'bytes', keyAt, valueAt, key),
    part('value', 'bytes', valueAt, headersAt, value),
    {
      ...part('headers', '[]Header', headersAt, end, undefined, `${headerCount}`),
      children: headerNodes(cursor, part),
    },
  ]
  return { ...build(name, 'Record', start, end, undefined, `offset ${offset}`), children }
}

function headerNodes(cursor: V2Cursor, part: NodeBuilder): RecordsNode[] {
  const { data } = cursor
  const nodes: RecordsNode[] = []
  cursor.forEachHeader((keyAt, keyStart, valueAt, valueStart, end) => {
    const path = `headers[${nodes.length}]`
    const key = decodeUtf8(data, keyStart, valueAt)
    const value = valueStart < 0 ? null : data.subarray(valueStart, end)
    nodes.push({
      ...part(path, 'Header', keyAt, end, undefined, key),
      name: `[${nodes.length}]`,
      children: [
        { ...part(`${path}.key`, 'string', keyAt, valueAt, key), name: 'key' },
        { ...part(`${path}.value`, 'bytes', valueAt, end, value), name: 'value' },
      ],
    })
  })
  return nodes
}
