import { expect, it } from 'vitest'
import { recordsOf, type RecordBatch } from './batch.ts'
import { encodeRecordBatch, type EncodableBatch } from './encode.ts'
import { RecordSet } from './record-set.ts'

function only(bytes: Uint8Array): RecordBatch {
  const [batch] = new RecordSet(bytes)
  if (batch === undefined) throw new Error('no batch')
  return batch
}
const build = (batch: EncodableBatch): RecordBatch => only(encodeRecordBatch(batch))
const two = encodeRecordBatch({ records: [{ value: 'a' }, { value: 'b' }] })

it('counts sequences past the greatest int32 from 0 on', () => {
  const batch = build({ baseSequence: 2147483647, producerId: 1n, records: [{}, {}, {}] })
  expect(recordsOf(batch).records.map(({ sequence }) => sequence)).toEqual([2147483647, 0, 1])
  expect(batch.lastSequence).toBe(1)
})

it('has no sequence without a producer', () => {
  const batch = build({ records: [{}] })
  expect([batch.baseSequence, batch.lastSequence]).toEqual([-1, -1])
  expect(recordsOf(batch).records[0]?.sequence).toBe(-1)
})

it('sees a changed byte by the checksum, but not a changed leader epoch', () => {
  expect(only(two.with(two.length - 2, 0x7a)).isValid).toBe(false)
  expect(only(two.with(15, 7)).isValid).toBe(true)
})

function spans(batch: RecordBatch): number[][] {
  const found: number[][] = []
  batch.forEachRecord(({ start, end }) => found.push([start, end]))
  return found
}

it('counts record spans in the records field, or in what inflating gave', () => {
  expect(spans(only(two))).toEqual([
    [61, 69],
    [69, 77],
  ])
  const stored = build({
    compress: { codec: 'gzip', deflate: (records) => records },
    records: [{ value: 'a' }],
  })
  expect(() => stored.inflated()).toThrow('do not inflate')
})

it('stops when the visitor says so', () => {
  let visits = 0
  expect(only(two).forEachRecord(() => (visits++, false))).toBeUndefined()
  expect(visits).toBe(1)
})

it.each([
  ['fewer records than it says', 60, 3, '2 records, the header says 3'],
  ['more records than it says', 60, 1, '8 bytes after the last of 1 records'],
  ['a record longer than the rest', 69, 0x40, 'a record of 32 bytes, 7 left'],
  ['headers that do not end with the record', 76, 2, '1 headers in 0 bytes'],
])('reads on to the fault of a batch with %s', (_, at, byte, fault) => {
  const bytes = two.slice()
  bytes[at] = byte
  const { records, error } = recordsOf(only(bytes))
  expect(records.length).toBeGreaterThan(0)
  expect(error?.code).toBe('BAD_RECORDS')
  expect(error?.detail).toBe(`A batch of records is broken: ${fault},`)
})

it('names a codec that does not exist by its number', () => {
  const bytes = two.slice()
  bytes[22] = 6
  const batch = only(bytes)
  expect(batch.compression).toBe('unknown(6)')
  expect(recordsOf(batch).error?.code).toBe('BAD_COMPRESSION')
})

it('says that records were withheld, where checksum and records are zeroed', () => {
  const zeroed = two.slice().fill(0, 17, 21).fill(0, 61)
  const batch = only(zeroed)
  expect(batch).toMatchObject({ isWithheld: true, countOrNull: 2, isValid: false })
  expect(recordsOf(batch).error?.code).toBe('WITHHELD')
  expect(only(two).isWithheld).toBe(false)
  expect(build({ records: [] }).isWithheld).toBe(false)
})
