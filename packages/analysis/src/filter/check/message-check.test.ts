import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { matching, readCapture } from '../../../test/filter-frames.ts'
import { compileFilter } from '../filter.ts'

function metadata(topics: null | { name: string; topicId: string }[]) {
  const conversation = new Conversation()
  conversation.connect().ask('Metadata', 12, { topics })
  return readCapture(conversation.events())
}

it('leaves out fields that the literal does not fit', () => {
  // A number in some APIs, a group of fields in others.
  expect(compileFilter('partitions == 3').ok).toBe(true)
  expect(compileFilter('partitions == x')).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('Expected a whole number') },
  })
})

it('tells null from empty and from absent', () => {
  const none = metadata(null)
  const empty = metadata([])

  expect(matching(none, 'Metadata.request.topics == null')).toEqual([1])
  expect(matching(none, 'Metadata.request.topics != null')).toEqual([])
  expect(matching(none, 'Metadata.request.topics')).toEqual([])
  expect(matching(none, '!Metadata.request.topics.name')).toEqual([1])
  expect(matching(empty, 'Metadata.request.topics == null')).toEqual([])
})

function doubts(text: string): number {
  const filter = compileFilter(text)
  return filter.ok ? filter.warnings.length : -1
}

it('warns only where the value is impossible for all fields', () => {
  // int16 in most messages, int32 in one.
  expect(doubts('producerEpoch == 100000')).toBe(0)
  expect(doubts('acks == 100000')).toBe(1)
})
