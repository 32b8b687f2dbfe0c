import { zstdCompressSync } from 'node:zlib'
import { Conversation, recordBatch } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf } from '../../../test/findings-of.ts'
import { unusualCompression as rule } from './unusual-compression.ts'

const SNAPPY = 2
const ZSTD = 4
const frame = zstdCompressSync(Buffer.from('some records'))
const xerial = [0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0]

/** The header of a batch with other bytes in the place of its records. */
function batch(codec: number, payload: Iterable<number>): Uint8Array {
  const header = recordBatch({ codec }).subarray(0, 61)
  const bytes = Uint8Array.from([...header, ...payload])
  new DataView(bytes.buffer).setInt32(8, bytes.length - 12)
  return bytes
}

function found(records: Uint8Array, name: string, version: string): string[] {
  const conversation = new Conversation()
  const talk = conversation.connect()
  const software = { clientSoftwareName: name, clientSoftwareVersion: version }
  talk.exchange('ApiVersions', 3, software, {})
  const partitions = [{ partitionIndex: 0, records }]
  talk.exchange('Fetch', 12, {}, { responses: [{ topic: 'a', partitions }] })
  return findingsOf(rule, conversation).map(({ form, severity }) => `${form} ${severity}`)
}

it('finds zstd of several frames: an error for a reader that takes the first alone', () => {
  const several = batch(ZSTD, Buffer.concat([frame, frame]))

  expect(found(several, 'kafka-python', '2.2.18')).toEqual(['zstdFrames error'])
  expect(found(several, 'kafka-python', '2.3.0')).toEqual(['zstdFrames error'])
  expect(found(several, 'kafka-python', '2.2.19')).toEqual(['zstdFrames info'])
  expect(found(batch(ZSTD, frame), 'kafka-python', '2.2.18')).toEqual([])
})

it('finds snappy that a reader does not take, by header and by framing', () => {
  const usual = batch(SNAPPY, [...xerial, 0, 0, 0, 1, 0, 0, 0, 1])
  const other = batch(SNAPPY, [...xerial, 1, 0, 0, 0, 1, 0, 0, 0])

  expect(found(other, 'kafka-python', '2.0.3')).toEqual(['snappyVersion error'])
  expect(found(other, 'apache-kafka-java', '4.3.1')).toEqual(['snappyVersion info'])
  expect(found(usual, '@platformatic/kafka', '1.30.0')).toEqual(['snappyFramed error'])
  expect(found(usual, '@platformatic/kafka', '2.0.0')).toEqual([])
  expect(found(usual, 'kafka-python', '2.0.3')).toEqual([])
})

it('takes raw snappy for usual', () => {
  expect(found(batch(SNAPPY, [5, 16, 104, 97, 108, 108, 111]), 'kafka-python', '2.0.3')).toEqual([])
})
