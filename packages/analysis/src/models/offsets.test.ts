import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { analyse } from '../../test/analyse.ts'

it('tells the ends by isolation level apart, and keeps special timestamps', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  const list = (timestamp: bigint, isolationLevel: number, offset: bigint) =>
    talk.exchange(
      'ListOffsets',
      8,
      { isolationLevel, topics: [{ name: 'a', partitions: [{ timestamp }] }] },
      { topics: [{ name: 'a', partitions: [{ offset }] }] },
    )
  list(-1n, 0, 270n)
  list(-1n, 1, 250n)
  list(-2n, 0, 170n)
  list(-3n, 0, 260n)
  list(1_700_000_000_000n, 0, 200n)
  const partition = analyse(conversation.events()).models.offsets.of('a[0]')

  expect(partition).toMatchObject({
    latest: { value: 270n },
    latestCommitted: { value: 250n },
    earliest: { value: 170n },
  })
  expect([...(partition?.special ?? [])].map(([at, { value }]) => [at, value])).toEqual([
    [-3, 260n],
  ])
})

it('notes what a group committed only where the broker took it', () => {
  const conversation = new Conversation()
  conversation.connect().exchange(
    'OffsetCommit',
    8,
    {
      groupId: 'g',
      topics: [
        {
          name: 'a',
          partitions: [
            { partitionIndex: 0, committedOffset: 5n, committedLeaderEpoch: 2 },
            { partitionIndex: 1, committedOffset: 6n },
          ],
        },
      ],
    },
    {
      topics: [
        { name: 'a', partitions: [{ partitionIndex: 0 }, { partitionIndex: 1, errorCode: 22 }] },
      ],
    },
  )
  const { offsets } = analyse(conversation.events()).models

  expect(offsets.of('a[0]')?.committed.get('g')?.value).toMatchObject({
    offset: 5n,
    leaderEpoch: 2,
  })
  expect(offsets.of('a[1]')).toBeUndefined()
})

it('reads log starts from Produce and DeleteRecords too', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.exchange(
    'Produce',
    9,
    { acks: 1 },
    {
      responses: [{ name: 'a', partitionResponses: [{ baseOffset: 9n, logStartOffset: 3n }] }],
    },
  )
  talk.exchange(
    'DeleteRecords',
    2,
    {},
    {
      topics: [{ name: 'b', partitions: [{ lowWatermark: 170n }] }],
    },
  )
  const { offsets } = analyse(conversation.events()).models

  expect(offsets.of('a[0]')).toMatchObject({ produced: { value: 9n }, logStart: { value: 3n } })
  expect(offsets.of('b[0]')?.logStart?.value).toBe(170n)
})

it('forgets what was said of a topic that was made anew', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  const described = (topicId: string) =>
    talk.exchange(
      'Metadata',
      12,
      {},
      {
        topics: [
          { name: 'a', topicId },
          { name: 'ab', topicId },
        ],
      },
    )
  described('AAAAAAAAAAAAAAAAAAAAAQ')
  talk.exchange(
    'DeleteRecords',
    2,
    {},
    { topics: [{ name: 'a', partitions: [{ lowWatermark: 170n }] }] },
  )
  described('AAAAAAAAAAAAAAAAAAAAAQ')
  expect(analyse(conversation.events()).models.offsets.of('a[0]')?.logStart?.value).toBe(170n)

  described('AAAAAAAAAAAAAAAAAAAAAg')
  expect(analyse(conversation.events()).models.offsets.of('a[0]')).toBeUndefined()
})
