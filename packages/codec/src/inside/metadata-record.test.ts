import { expect, it } from 'vitest'
import { encodeData } from '../data.ts'
import { readMetadataRecord } from './metadata-record.ts'

const topic = encodeData('TopicRecord', 0, { name: 'orders', topicId: 'AAAAAAAAAAEAAAAAAAAAAg' })

it('reads frame version, type and version, then the record with its bytes', () => {
  const record = readMetadataRecord(Uint8Array.of(1, 2, 0, ...topic))
  expect(record).toMatchObject({ frameVersion: 1, apiKey: 2, version: 0 })
  expect(record?.data).toMatchObject({
    name: 'TopicRecord',
    status: 'ok',
    struct: { name: 'orders', topicId: 'AAAAAAAAAAEAAAAAAAAAAg' },
  })
  expect(record?.data?.nodes[0]).toMatchObject({ name: 'name', start: 3, end: 10 })
})

it('keeps type and version of a record that no release knows', () => {
  expect(readMetadataRecord(Uint8Array.of(1, 0x90, 0x4e, 3, 9, 9))).toEqual({
    frameVersion: 1,
    apiKey: 10000,
    version: 3,
  })
})

it.each([[[]], [[1]], [[2, 2, 0]], [[1, 2, 0xff, 0xff, 0x7f]]])(
  'takes %j for no metadata record',
  (bytes) => {
    expect(readMetadataRecord(Uint8Array.from(bytes))).toBeUndefined()
  },
)
