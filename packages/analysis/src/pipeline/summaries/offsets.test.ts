import { expect, it } from 'vitest'
import { summariesOf } from '../../../test/summary-of.ts'

const topics = (partition: Record<string, number | bigint>) => [
  { name: 'events', partitions: [{ partitionIndex: 0, ...partition }] },
]

it('names the special timestamps of ListOffsets', () => {
  expect(
    summariesOf(
      'ListOffsets',
      7,
      { topics: topics({ timestamp: -2n }) },
      { topics: topics({ offset: 170n }) },
    ),
  ).toEqual(['events[0] earliest', 'events[0] = 170'])
  expect(summariesOf('ListOffsets', 7, { topics: topics({ timestamp: 1234n }) })[0]).toBe(
    'events[0] at 1234',
  )
})

it('says which epoch was asked about and where it ends', () => {
  const asked = { topics: [{ topic: 'events', partitions: [{ leaderEpoch: 2 }] }] }
  const answered = {
    topics: [{ topic: 'events', partitions: [{ leaderEpoch: 0, endOffset: 0n }] }],
  }

  expect(summariesOf('OffsetForLeaderEpoch', 4, asked, answered)).toEqual([
    'events[0] epoch 2',
    'events[0] epoch 0 ends at 0',
  ])
})

it('says commits with their epochs where they have one', () => {
  const commit = {
    groupId: 'g',
    topics: topics({ committedOffset: 200n, committedLeaderEpoch: 2 }),
  }

  expect(summariesOf('OffsetCommit', 8, commit)[0]).toBe('group g, events[0] = 200 (epoch 2)')
  expect(
    summariesOf(
      'OffsetFetch',
      9,
      { groups: [{ groupId: 'g' }] },
      { groups: [{ groupId: 'g', topics: topics({ committedOffset: 25n }) }] },
    ),
  ).toEqual(['group g', 'events[0] = 25'])
})
