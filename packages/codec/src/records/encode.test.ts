import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { recordsOf } from './batch.ts'
import { encodeRecordBatch, type EncodableBatch } from './encode.ts'
import type { RecordBatch } from './batch.ts'
import { RecordSet } from './record-set.ts'

function readBack(batch: EncodableBatch): RecordBatch {
  const set = new RecordSet(encodeRecordBatch(batch))
  const [first] = set
  expect(set.remainder).toBeUndefined()
  if (first === undefined) throw new Error('no batch')
  return first
}

it('writes what a reader finds again', () => {
  const batch = readBack({
    baseOffset: 70n,
    partitionLeaderEpoch: 3,
    producerId: 9n,
    producerEpoch: 1,
    baseSequence: 5,
    isTransactional: true,
    records: [{ timestamp: 100n, key: 'k', value: 'v' }, { headers: [{ key: 'h', value: null }] }],
  })
  expect(batch).toMatchObject({
    baseOffset: 70n,
    lastOffset: 71n,
    isValid: true,
    producerId: 9n,
    lastSequence: 6,
    isTransactional: true,
    countOrNull: 2,
    timestampType: 'CreateTime',
  })
  expect(recordsOf(batch).records[1]).toEqual({
    offset: 71n,
    timestamp: 100n,
    sequence: 6,
    key: null,
    value: null,
    headers: [{ key: 'h', value: null }],
  })
})

it('writes stamped, control and compressed batches, and delete horizons', () => {
  const batch = readBack({
    logAppendTime: 500n,
    isControlBatch: true,
    deleteHorizonMs: 900n,
    compress: { codec: 'gzip', deflate: (records) => gzipSync(records) },
    records: [{ timestamp: 100n }],
  })
  expect(batch).toMatchObject({
    maxTimestamp: 500n,
    timestampType: 'LogAppendTime',
    compression: 'gzip',
    isControlBatch: true,
    deleteHorizonMs: 900n,
  })
  expect(recordsOf(batch).records.map(({ timestamp }) => timestamp)).toEqual([500n])
})

it('writes an empty batch', () => {
  expect(recordsOf(readBack({ records: [], baseOffset: 5n, lastOffsetDelta: 4 }))).toEqual({
    records: [],
  })
})

it('keeps every record, whatever is in it', () => {
  const bytes = fc.option(fc.uint8Array({ maxLength: 200 }))
  const record = fc.record({
    timestamp: fc.bigInt({ min: -(2n ** 60n), max: 2n ** 60n }),
    key: bytes,
    value: bytes,
    headers: fc.array(fc.record({ key: fc.string({ unit: 'grapheme' }), value: bytes })),
  })
  fc.assert(
    fc.property(fc.array(record), fc.bigInt({ min: 0n, max: 2n ** 62n }), (records, baseOffset) => {
      const read = recordsOf(readBack({ records, baseOffset })).records
      expect(
        read.map(({ timestamp, key, value, headers }) => ({ timestamp, key, value, headers })),
      ).toEqual(records)
      expect(read.map(({ offset }) => offset)).toEqual(
        records.map((_, index) => baseOffset + BigInt(index)),
      )
    }),
  )
})
