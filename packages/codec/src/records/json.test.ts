import { expect, it } from 'vitest'
import { encodeRecordBatch } from './encode.ts'
import { recordsToJson } from './json.ts'

const batch = encodeRecordBatch({
  baseOffset: 9007199254740993n,
  records: [{ timestamp: 5n, key: 'k', value: null, headers: [{ key: 'a"\u2028', value: 'x' }] }],
})

it('prints a set with all digits of an int64, bytes as base64, on one line', () => {
  expect(recordsToJson(batch)).toBe(
    `{"sizeInBytes":${batch.length},"batches":[{"baseOffset":9007199254740993,` +
      `"lastOffset":9007199254740993,"sizeInBytes":${batch.length},"magic":2,` +
      `"checksum":${Buffer.from(batch).readUInt32BE(17)},"isValid":true,` +
      '"partitionLeaderEpoch":-1,"maxTimestamp":5,"producerId":-1,"producerEpoch":-1,' +
      '"baseSequence":-1,"lastSequence":-1,"isTransactional":false,"isControlBatch":false,' +
      '"countOrNull":1,"timestampType":"CreateTime","compression":"none",' +
      '"deleteHorizonMs":null,"records":[{"offset":9007199254740993,"timestamp":5,' +
      '"sequence":-1,"key":"aw==","value":null,' +
      String.raw`"headers":[{"key":"a\"\u2028","value":"eA=="}]}]}]}`,
  )
})

it('prints nothing as no batches', () => {
  expect(recordsToJson(new Uint8Array())).toBe('{"sizeInBytes":0,"batches":[]}')
})

it('says what is wrong with a batch, and with what is no batch', () => {
  const broken = batch.with(60, 2)
  expect(JSON.parse(recordsToJson(broken))).toMatchObject({
    batches: [{ error: expect.stringContaining('1 records, the header says 2') }],
  })
  expect(JSON.parse(recordsToJson(batch.with(16, 9)))).toMatchObject({
    batches: [],
    error: expect.stringContaining('it has magic 9'),
  })
})
