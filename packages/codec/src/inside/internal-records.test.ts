import { expect, it } from 'vitest'
import { encodeData } from '../data.ts'
import { isInternalTopic, readInternalRecord, type InternalRecord } from './internal-records.ts'

// Keys and values written by the coordinators' own classes of Kafka 4.4.0.
const vectors = {
  offset: [
    '000100016700066f726465727300000003',
    '0004002000000000000100000005026d0000018bcfe5680000',
  ],
  transaction: [
    '0000000a7061796d656e74732d31',
    '00010000000000000fa000030000ea600102076f7264657273030000000000000002000000018bcfe568000000018bcfe5680000',
  ],
  share: [
    '00000001730000000000000001000000000000000200000001',
    '0000000000010000000200000003000000000000000a000000000000000000000000000000000100',
  ],
} as const

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))

function read(topic: string, name: keyof typeof vectors): InternalRecord | undefined {
  const [key, value] = vectors[name]
  return readInternalRecord(topic, { key: bytes(key), value: bytes(value) })
}

it('reads a committed offset', () => {
  const record = read('__consumer_offsets', 'offset')
  expect(record).toMatchObject({
    about: 'OffsetCommit',
    isTombstone: false,
    key: { status: 'ok', struct: { group: 'g', topic: 'orders', partition: 3 } },
    value: {
      title: 'OffsetCommitValue v4',
      status: 'ok',
      struct: { offset: 9007199254740993n, leaderEpoch: 5, metadata: 'm' },
    },
  })
  expect(record?.key?.nodes[0]).toMatchObject({ name: 'type', value: 1, start: 0, end: 2 })
  expect(record?.value?.nodes[0]).toMatchObject({ name: 'version', value: 4 })
})

it('reads the state of a transaction', () => {
  expect(read('__transaction_state', 'transaction')).toMatchObject({
    about: 'TransactionLog',
    key: { struct: { transactionalId: 'payments-1' } },
    value: {
      status: 'ok',
      struct: {
        producerId: 4000n,
        transactionStatus: 1,
        transactionPartitions: [{ topic: 'orders', partitionIds: [0, 2] }],
      },
    },
  })
})

it('reads the state of a share partition', () => {
  expect(read('__share_group_state', 'share')).toMatchObject({
    about: 'ShareSnapshot',
    key: { struct: { groupId: 's', partition: 1 } },
    value: { status: 'ok', struct: { stateEpoch: 2, startOffset: 10n } },
  })
})

it('reads a metadata record, which has no key', () => {
  const feature = encodeData('FeatureLevelRecord', 0, { name: 'kraft.version', featureLevel: 1 })
  const value = Uint8Array.of(1, 12, 0, ...feature)
  expect(readInternalRecord('__cluster_metadata', { key: null, value })).toMatchObject({
    about: 'FeatureLevelRecord',
    value: { title: 'FeatureLevelRecord v0', struct: { name: 'kraft.version', featureLevel: 1 } },
  })
})

it('tells a tombstone', () => {
  const record = readInternalRecord('__consumer_offsets', {
    key: bytes(vectors.offset[0]),
    value: null,
  })
  expect(record).toMatchObject({ about: 'OffsetCommit', isTombstone: true })
  expect(record?.value).toBeUndefined()
})

it('names the number of a type that it does not know', () => {
  const key = Uint8Array.of(3, 0xe7)
  expect(readInternalRecord('__consumer_offsets', { key, value: key })).toEqual({
    about: 'record type 999',
    isTombstone: false,
  })
  const unknown = { key: null, value: Uint8Array.of(1, 99, 0) }
  expect(readInternalRecord('__cluster_metadata', unknown)?.about).toBe('record type 99')
})

it('takes other records for none', () => {
  expect(readInternalRecord('__consumer_offsets', { key: null, value: null })).toBeUndefined()
  expect(readInternalRecord('__cluster_metadata', { key: null, value: null })).toBeUndefined()
  expect(readInternalRecord('orders', { key: bytes('0001'), value: null })).toBeUndefined()
  expect(readInternalRecord('constructor', { key: bytes('0001'), value: null })).toBeUndefined()
  expect(
    ['__transaction_state', '__cluster_metadata', 'orders', 'toString'].map(isInternalTopic),
  ).toEqual([true, true, false, false])
})
