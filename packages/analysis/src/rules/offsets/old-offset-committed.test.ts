import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf, formsOf } from '../../../test/findings-of.ts'
import { oldOffsetCommitted as rule } from './old-offset-committed.ts'

interface Story {
  readonly newId?: string
  readonly committedOffset?: bigint
  readonly errorCode?: number
}

function story({ newId = 'AAAAAAAAAAAAAAAAAAAAAg', committedOffset = 500n, errorCode = 0 }: Story) {
  const conversation = new Conversation()
  const talk = conversation.connect()
  for (const topicId of ['AAAAAAAAAAAAAAAAAAAAAQ', newId]) {
    talk.exchange('Metadata', 12, {}, { topics: [{ name: 'a', topicId }] })
  }
  const asked = [{ partitionIndex: 0, timestamp: -1n }]
  talk.exchange(
    'ListOffsets',
    7,
    { topics: [{ name: 'a', partitions: asked }] },
    { topics: [{ name: 'a', partitions: [{ partitionIndex: 0, offset: 20n }] }] },
  )
  talk.exchange(
    'OffsetCommit',
    8,
    { groupId: 'g', topics: [{ name: 'a', partitions: [{ partitionIndex: 0, committedOffset }] }] },
    { topics: [{ name: 'a', partitions: [{ partitionIndex: 0, errorCode }] }] },
  )
  return conversation
}

it('finds a commit beyond the end of the new log', () => {
  const [finding] = findingsOf(rule, story({}))

  expect(finding?.parameters).toMatchObject({ offset: 500n, end: 20n, partition: 'a[0]' })
  expect(finding?.evidence.map(({ frame }) => frame)).toEqual([7, 4, 6])
})

it('is content with a commit inside the log, the same topic, and a refusal', () => {
  expect(formsOf(rule, story({ committedOffset: 20n }))).toEqual([])
  expect(formsOf(rule, story({ newId: 'AAAAAAAAAAAAAAAAAAAAAQ' }))).toEqual([])
  expect(formsOf(rule, story({ errorCode: 100 }))).toEqual([])
})
