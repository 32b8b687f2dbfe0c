// Records as JSON, with the names of Kafka's RecordBatch, Record and Header; keys and values as
// base64. What stands in a batch that cannot be read is its "error"; what is no batch at all is the
// set's. A cut batch at the end is only seen by its bytes: the sizes of the batches do not add up
// to that of the set.
import type { DecodeError } from '../wire/errors.ts'
import { toBase64 } from '../wire/base64.ts'
import { textToJson } from '../write-json.ts'
import type { RecordBatch } from './batch.ts'
import type { RecordView } from './record.ts'
import { RecordSet, type RecordOptions } from './record-set.ts'

/** `{"sizeInBytes":N,"batches":[...]}`. */
export function recordsToJson(records: Uint8Array, options?: RecordOptions): string {
  const set = new RecordSet(records, options)
  const batches: string[] = []
  for (const batch of set) batches.push(batchToJson(batch))
  const error = errorMember(set.remainder?.error)
  return `{"sizeInBytes":${set.sizeInBytes},"batches":[${batches.join(',')}]${error}}`
}

export function batchToJson(batch: RecordBatch): string {
  const records: string[] = []
  const error = batch.forEachRecord((record) => {
    records.push(recordToJson(record))
  })
  return (
    `{"baseOffset":${batch.baseOffset},"lastOffset":${batch.lastOffset}` +
    `,"sizeInBytes":${batch.sizeInBytes},"magic":${batch.magic}` +
    `,"checksum":${batch.checksum},"isValid":${batch.isValid}` +
    `,"partitionLeaderEpoch":${batch.partitionLeaderEpoch},"maxTimestamp":${batch.maxTimestamp}` +
    `,"producerId":${batch.producerId},"producerEpoch":${batch.producerEpoch}` +
    `,"baseSequence":${batch.baseSequence},"lastSequence":${batch.lastSequence}` +
    `,"isTransactional":${batch.isTransactional},"isControlBatch":${batch.isControlBatch}` +
    `,"countOrNull":${batch.countOrNull},"timestampType":"${batch.timestampType}"` +
    `,"compression":"${batch.compression}","deleteHorizonMs":${batch.deleteHorizonMs}` +
    `,"records":[${records.join(',')}]${errorMember(error)}}`
  )
}

export function recordToJson(record: RecordView): string {
  const headers = record.headers.map(
    ({ key, value }) => `{"key":${textToJson(key)},"value":${bytesToJson(value)}}`,
  )
  return (
    `{"offset":${record.offset},"timestamp":${record.timestamp},"sequence":${record.sequence}` +
    `,"key":${bytesToJson(record.key)},"value":${bytesToJson(record.value)}` +
    `,"headers":[${headers.join(',')}]}`
  )
}

function bytesToJson(bytes: Uint8Array | null): string {
  return bytes === null ? 'null' : `"${toBase64(bytes)}"`
}

function errorMember(error: DecodeError | undefined): string {
  return error === undefined ? '' : `,"error":${textToJson(error.message)}`
}
