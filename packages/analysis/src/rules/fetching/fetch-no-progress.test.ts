import { Conversation, recordBatch, type PartialBody } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { formsOf } from '../../../test/findings-of.ts'
import { fetchNoProgress as rule } from './fetch-no-progress.ts'

it('finds a consumer that gets records, or an error, and stays where it is', () => {
  expect(repeated(25, 1000, { records: recordBatch() })).toEqual(['records'])
  expect(repeated(25, 1000, { errorCode: 6 })).toEqual(['error'])
})

it('finds a consumer that does not get past batches without records', () => {
  const batch = recordBatch()
  new DataView(batch.buffer).setInt32(57, 0)

  expect(repeated(25, 1000, { records: batch })).toEqual(['emptyBatches'])
})

it('is content with few repeats, quick ones, waiting at the end, and progress', () => {
  expect(repeated(15, 1000, { records: recordBatch() })).toEqual([])
  expect(repeated(100, 50, { errorCode: 6 })).toEqual([])
  expect(repeated(100, 1000, {})).toEqual([])
  expect(repeated(100, 1000, { records: recordBatch() }, 1n)).toEqual([])
})

it('is content with a client that goes to another broker after each error', () => {
  const conversation = new Conversation()
  const talks = [conversation.connect({ node: 1 }), conversation.connect({ node: 2 })]
  for (let i = 0; i < 60; i++) {
    talks[i % 2]?.exchange(
      'Fetch',
      11,
      { topics: [{ topic: 'a', partitions: [{ fetchOffset: 80n }] }] },
      { responses: [{ topic: 'a', partitions: [{ errorCode: 74 }] }] },
    )
    conversation.wait(500)
  }

  expect(formsOf(rule, conversation)).toEqual([])
})

function repeated(times: number, waitMs: number, answer: PartialBody, step = 0n): string[] {
  const conversation = new Conversation()
  const talk = conversation.connect()
  for (let i = 0; i < times; i++) {
    const fetchOffset = 100n + step * BigInt(i)
    talk.exchange(
      'Fetch',
      11,
      { topics: [{ topic: 'a', partitions: [{ fetchOffset }] }] },
      { responses: [{ topic: 'a', partitions: [answer] }] },
    )
    conversation.wait(waitMs)
  }
  return formsOf(rule, conversation)
}
