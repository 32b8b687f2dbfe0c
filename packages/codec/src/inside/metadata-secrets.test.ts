import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { encodeData } from '../data.ts'
import { encodeResponse } from '../encode.ts'
import { encodeRecordBatch, type EncodableBatch } from '../records/encode.ts'
import { METADATA_TOPIC_ID, secretsOfMetadataRecords } from './metadata-secrets.ts'
import { secretsOfResponse } from './secrets.ts'

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text))

const credential = encodeData('UserScramCredentialRecord', 0, {
  name: 'bob',
  mechanism: 1,
  salt: bytes('salt'),
  storedKey: bytes('STORED'),
  serverKey: bytes('SERVER'),
  iterations: 4096,
})
const config = (name: string, value: string): Uint8Array =>
  encodeData('ConfigRecord', 0, { resourceType: 2, resourceName: 't', name, value })

const values = [
  Uint8Array.of(1, 11, 0, ...credential),
  Uint8Array.of(1, 4, 0, ...config('ssl.key.password', 'VALUE')),
  Uint8Array.of(1, 4, 0, ...config('retention.ms', '5')),
]

function batch(more: Partial<EncodableBatch> = {}, count = 3): Uint8Array {
  return encodeRecordBatch({ records: values.slice(0, count).map((value) => ({ value })), ...more })
}

const found = (frame: Uint8Array, ranges: ReturnType<typeof secretsOfMetadataRecords>): string[] =>
  ranges.map(({ offset, length }) => Buffer.from(frame).toString('latin1', offset, offset + length))

it('withholds the keys of SCRAM credentials and the values of telling configs', () => {
  expect(found(batch(), secretsOfMetadataRecords(batch(), 0))).toEqual([
    'STORED',
    'SERVER',
    'VALUE',
  ])
})

it('withholds a record that it cannot read', () => {
  const unknown = encodeRecordBatch({ records: [{ value: Uint8Array.of(1, 99, 0, 1, 2) }, {}] })
  expect(secretsOfMetadataRecords(unknown, 10)).toEqual([
    { offset: 10 + 61 + 6, length: 5, kind: 'unread' },
  ])
})

it('leaves control batches as they are', () => {
  const control = batch({ isControlBatch: true })
  expect(secretsOfMetadataRecords(control, 0)).toEqual([])
})

it('withholds a compressed batch whole if something in it is secret', () => {
  const compress = { codec: 'gzip' as const, deflate: (records: Uint8Array) => gzipSync(records) }
  const hiding = batch({ compress })
  const harmless = encodeRecordBatch({ records: [{ value: values[2] ?? null }], compress })
  expect(secretsOfMetadataRecords(hiding, 0)).toEqual([
    { offset: 61, length: hiding.length - 61, kind: 'unread' },
  ])
  expect(secretsOfMetadataRecords(harmless, 0)).toEqual([])
})

it('withholds the records of a cut batch', () => {
  const cut = batch().subarray(0, 90)
  expect(secretsOfMetadataRecords(cut, 0)).toEqual([{ offset: 61, length: 29, kind: 'unread' }])
})

it('is asked for a Fetch of the metadata topic, by name or id, and for no other', () => {
  const records = batch()
  const fetch = (version: number, topic: object): Uint8Array => {
    const partition = {
      partitionIndex: 0,
      errorCode: 0,
      highWatermark: 3n,
      lastStableOffset: 3n,
      logStartOffset: 0n,
      abortedTransactions: null,
      preferredReadReplica: -1,
      records,
    }
    return encodeResponse({
      apiKey: 1,
      apiVersion: version,
      header: { correlationId: 1 },
      body: {
        throttleTimeMs: 0,
        errorCode: 0,
        sessionId: 0,
        responses: [{ ...topic, partitions: [partition] }],
      },
    })
  }
  const byId = fetch(17, { topicId: METADATA_TOPIC_ID })
  const byName = fetch(12, { topic: '__cluster_metadata' })
  const other = fetch(12, { topic: 'orders' })
  expect(found(byId, secretsOfResponse(byId, 1, 17))).toEqual(['STORED', 'SERVER', 'VALUE'])
  expect(found(byName, secretsOfResponse(byName, 1, 12))).toEqual(['STORED', 'SERVER', 'VALUE'])
  expect(secretsOfResponse(other, 1, 12)).toEqual([])
})
