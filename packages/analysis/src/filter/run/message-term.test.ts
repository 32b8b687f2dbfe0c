import { Conversation, recordBatch } from '@brokerscope/testkit'
import { describe, expect, it } from 'vitest'
import { ColumnFrames, compiled, matching, readCapture } from '../../../test/filter-frames.ts'

const TOPIC_ID = 'AQIDBAUGBwgJCgsMDQ4PEA'

function partition(index: number) {
  return { index, records: recordBatch({ producerId: 7n }) }
}

function capture() {
  const conversation = new Conversation()
  const talk = conversation.connect()
  const named = [{ name: 'orders', partitionData: [partition(0), partition(1)] }]
  const byId = [{ topicId: TOPIC_ID, partitionData: [partition(0)] }]
  talk.ask('Produce', 12, { acks: -1, transactionalId: null, topicData: named })
  talk.ask('Produce', 13, { acks: 1, transactionalId: 't', topicData: byId })
  talk.ask('Metadata', 12, { topics: [{ topicId: 'AAAAAAAAAAAAAAAAAAAAAA', name: 'events' }] })
  const read = readCapture(conversation.events())
  read.knowledge.topicName = (id) => (id === TOPIC_ID ? 'payments' : undefined)
  return read
}

describe('values of a message', () => {
  it.each([
    ['partition == 1', [1]],
    ['partition != 1', [2]],
    ['partition === 0', [2]],
    ['partition !== 0', [1]],
    ['topic == payments', [2]],
    ['topic != payments', [1, 3]],
    [`topicId == ${TOPIC_ID}`, [2]],
    ['transactionalId == null', [1]],
    ['transactionalId', [2]],
    ['transactionalId != t', []],
    ['pid == 7', [1, 2]],
    ['record.value == value', [1, 2]],
    ['batch.countOrNull == 1 && acks == 1', [2]],
  ])('%s', (text, frames) => {
    expect(matching(capture(), text)).toEqual(frames)
  })
})

it('leaves versions alone that cannot have the field', () => {
  const columns = new ColumnFrames(capture())
  const filter = compiled('Produce.request.topicData.topicId')
  const decided: unknown[] = []

  for (columns.row = 0; columns.row < columns.length; columns.row++) {
    decided.push(filter.decide(columns))
  }

  expect(decided).toEqual([false, undefined, false])
})

it('reads an answer to ApiVersions in v0, whatever its version', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  const asked = talk.ask('ApiVersions', 4)
  talk.answerInV0(asked, { errorCode: 35, apiKeys: [{ apiKey: 18, minVersion: 0, maxVersion: 3 }] })

  const read = readCapture(conversation.events())

  expect(matching(read, 'ApiVersions.response.apiKeys.apiKey == ApiVersions')).toEqual([2])
  expect(matching(read, 'ApiVersions.response.errorCode == UNSUPPORTED_VERSION')).toEqual([2])
})

it('reads versions from the future by the last table', () => {
  const columns = new ColumnFrames(capture())
  const filter = compiled('Produce.request.topicData.topicId')
  columns.row = 1
  Object.defineProperty(columns, 'apiVersion', { value: 14 })

  expect(filter.decide(columns)).toBeUndefined()
})
