// Visits the values at a path of a decoded body: all elements of arrays, and behind a field of record
// batches the batches, their records and headers. Nulls are visited, absent fields are not.
import { decodeRecordBatches, type KafkaStruct, type KafkaValue } from '@brokerscope/codec'

/** Returns true to end the walk. */
export type Visit = (value: KafkaValue) => boolean

/** True where a visit ended it. */
export function walk(
  value: KafkaValue | undefined,
  path: readonly string[],
  depth: number,
  visit: Visit,
): boolean {
  if (value === undefined) return false
  if (Array.isArray(value)) {
    for (const item of value) if (walk(item, path, depth, visit)) return true
    return false
  }
  const name = path[depth]
  if (name === undefined) return visit(value)
  if (typeof value !== 'object' || value === null) return false
  if (value instanceof Uint8Array) return walkBatches(value, path, depth, visit)
  return walk(value[name], path, depth + 1, visit)
}

function walkBatches(
  bytes: Uint8Array,
  path: readonly string[],
  depth: number,
  visit: Visit,
): boolean {
  const name = path[depth] ?? ''
  for (const batch of decodeRecordBatches(bytes)) {
    if (name !== 'records') {
      // The table of record fields names properties of a batch, which hold plain values.
      const value = (batch as unknown as Readonly<Record<string, KafkaValue>>)[name]
      if (walk(value, path, depth + 1, visit)) return true
      continue
    }
    let isDone = false
    batch.forEachRecord((record) => {
      isDone = walk(record as unknown as KafkaStruct, path, depth + 1, visit)
      return !isDone
    })
    if (isDone) return true
  }
  return false
}
