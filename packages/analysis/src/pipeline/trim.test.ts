import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { DecodeCache } from './decode-cache.ts'
import { FrameRecord } from './frame-record.ts'
import { TopicNames } from './topic-names.ts'
import { detached, trimmed } from './trim.ts'

const decoding = { cache: new DecodeCache(), release: undefined, topicNames: new TopicNames() }

function frameOf(records: Uint8Array) {
  const conversation = new Conversation()
  conversation
    .connect()
    .ask('Produce', 9, { topicData: [{ name: 't', partitionData: [{ records }] }] })
  const event = conversation.events().find(({ type }) => type === 'frame')
  if (event?.type !== 'frame') throw new Error('no frame')
  return event.frame
}

it('keeps a small request whole and only the start of a large one', () => {
  const frame = frameOf(new Uint8Array(10_000))
  const record = new FrameRecord(frame, 'message', decoding)
  record.setApi(0, 9)
  const copy = trimmed(record, decoding)

  expect(copy.frame.bytes.length).toBe(4096)
  expect(copy.frame.size).toBe(frame.size)
  expect(copy.apiName).toBe('Produce')
})

it('copies bytes that are a small part of a chunk, and only those', () => {
  const chunk = new Uint8Array(1000)
  const frame = frameOf(new Uint8Array(8))

  const small = detached({ ...frame, bytes: chunk.subarray(0, 100) })
  const large = detached({ ...frame, bytes: chunk.subarray(0, 900) })
  expect(small.bytes.buffer.byteLength).toBe(100)
  expect(large.bytes.buffer).toBe(chunk.buffer)
})
