import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { matching, readCapture } from '../../../test/filter-frames.ts'

const ORDERS_ID = 'AQIDBAUGBwgJCgsMDQ4PEA'

function partitions(...indexes: number[]) {
  return indexes.map((partitionIndex) => ({ partitionIndex, timestamp: -1n }))
}

function capture() {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.ask('ListOffsets', 7, {
    topics: [
      { name: 'orders', partitions: partitions(1) },
      { name: 'events', partitions: partitions(0) },
    ],
  })
  talk.ask('AddPartitionsToTxn', 3, {
    v3AndBelowTopics: [{ name: 'orders', partitions: [0, 2] }],
  })
  talk.ask('Fetch', 17, { topics: [{ topicId: ORDERS_ID, partitions: [{ partition: 0 }] }] })
  const read = readCapture(conversation.events())
  read.knowledge.topicName = (id) => (id === ORDERS_ID ? 'orders' : undefined)
  return read
}

it.each([
  ['topic == orders && partition == 0', [1, 2, 3]],
  ['tp == orders[0]', [2, 3]],
  ['tp == orders-1', [1]],
  ['tp != orders-1', [2, 3]],
  ['tp === orders-0', [3]],
  ['tp !== orders-0', [1, 2]],
  ['tp in {events-0, orders[2]}', [1, 2]],
  ['tp', [1, 2, 3]],
  ['tp == payments[0]', []],
])('%s', (text, frames) => {
  expect(matching(capture(), text)).toEqual(frames)
})
