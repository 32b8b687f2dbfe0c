import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { analyse } from '../../test/analyse.ts'

it('learns leaders from Metadata and from the CurrentLeader of a refusal', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.exchange(
    'Metadata',
    12,
    {},
    {
      topics: [{ name: 'a', partitions: [{ partitionIndex: 0, leaderId: 1, leaderEpoch: 4 }] }],
    },
  )
  talk.exchange(
    'Fetch',
    12,
    {},
    {
      responses: [
        {
          topic: 'a',
          partitions: [{ errorCode: 6, currentLeader: { leaderId: 2, leaderEpoch: 5 } }],
        },
      ],
    },
  )
  const { facts, models } = analyse(conversation.events())

  expect(facts.at('partition', 'a[0]', 'leader', 2)?.value).toBe(1)
  expect(models.leaders.of('a[0]')?.value).toEqual({ nodeId: 2, leaderEpoch: 5 })
})
