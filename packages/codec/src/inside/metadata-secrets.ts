// Secrets in records of __cluster_metadata, which controllers and brokers replicate by Fetch:
// SCRAM credentials and configs. What is no record, or is compressed around a secret, goes whole.
import { RecordSet } from '../records/record-set.ts'
import { V2_RECORDS_AT } from '../records/layout.ts'
import type { RecordBatch } from '../records/batch.ts'
import { readMetadataRecord } from './metadata-record.ts'
import { allNodes, contentOf } from './node-bytes.ts'
import type { SecretKind, SecretRange } from './sasl.ts'
import { isSecretName } from './secret-names.ts'

export const METADATA_TOPIC = '__cluster_metadata'
/** The id that Kafka reserves for it, as it prints it. */
export const METADATA_TOPIC_ID = 'AAAAAAAAAAAAAAAAAAAAAQ'

/** `offset` is added to every range: where the records stand in their frame. */
export function secretsOfMetadataRecords(records: Uint8Array, offset: number): SecretRange[] {
  const set = new RecordSet(records)
  const ranges: SecretRange[] = []
  for (const batch of set) {
    if (batch.compression === 'none') ranges.push(...secretsOfBatch(records, batch, offset))
    else if (hidesSecret(batch)) ranges.push(whole(batch.start, batch.end, offset))
  }
  const { remainder } = set
  if (remainder !== undefined)
    ranges.push(whole(remainder.start, remainder.start + remainder.length, offset))
  return ranges.filter(({ length }) => length > 0)
}

function secretsOfBatch(records: Uint8Array, batch: RecordBatch, offset: number): SecretRange[] {
  if (batch.isControlBatch) return []
  const ranges: SecretRange[] = []
  const error = batch.forEachRecord(({ value }) => {
    if (value === null) return
    const at = value.byteOffset - records.byteOffset + offset
    for (const range of secretsOfValue(value)) ranges.push({ ...range, offset: range.offset + at })
  })
  return error === undefined ? ranges : [whole(batch.start, batch.end, offset)]
}

/** Whether anything in a compressed batch would have to be withheld. */
function hidesSecret(batch: RecordBatch): boolean {
  let found = false
  const error = batch.forEachRecord(({ value }) => {
    found ||= value !== null && secretsOfValue(value).length > 0
    return !found
  })
  return found || error !== undefined
}

/** Ranges in one record's value. */
function secretsOfValue(value: Uint8Array): SecretRange[] {
  const data = readMetadataRecord(value)?.data
  if (data === undefined || data.status !== 'ok')
    return [{ offset: 0, length: value.length, kind: 'unread' }]
  if (data.name === 'UserScramCredentialRecord')
    return [
      ...fieldRange(value, data.nodes, 'storedKey', 'saltedPassword'),
      ...fieldRange(value, data.nodes, 'serverKey', 'saltedPassword'),
    ]
  if (data.name === 'ConfigRecord' && isSecretName(data.struct['name'] as string))
    return fieldRange(value, data.nodes, 'value', 'configValue')
  return []
}

function fieldRange(
  value: Uint8Array,
  nodes: Parameters<typeof allNodes>[0],
  name: string,
  kind: SecretKind,
): SecretRange[] {
  const node = nodes.find((candidate) => candidate.name === name)
  const span = node && contentOf(value, node)
  return span === undefined ? [] : [{ offset: span.start, length: span.end - span.start, kind }]
}

/** All of a batch but its header. */
function whole(start: number, end: number, offset: number): SecretRange {
  const from = Math.min(start + V2_RECORDS_AT, end)
  return { offset: from + offset, length: end - from, kind: 'unread' }
}
