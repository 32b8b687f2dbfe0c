import { Conversation, recordBatch, type Talk } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf, formsOf } from '../../../test/findings-of.ts'
import { sessionPartitionIgnored as rule } from './session-partition-ignored.ts'

interface Asked {
  readonly sessionEpoch: number
  readonly asks?: boolean
  readonly forgets?: boolean
}

function fetch(talk: Talk, { sessionEpoch, asks = false, forgets = false }: Asked): void {
  const partitions = [{ partition: 0, fetchOffset: 10n }]
  const records = recordBatch({ baseOffset: 10n })
  talk.exchange(
    'Fetch',
    12,
    {
      sessionId: 5,
      sessionEpoch,
      topics: asks ? [{ topic: 'a', partitions }] : [],
      forgottenTopicsData: forgets ? [{ topic: 'a', partitions: [0] }] : [],
    },
    {
      sessionId: 5,
      responses: [{ topic: 'a', partitions: [{ partitionIndex: 0, records }] }],
    },
  )
}

function session(later: Partial<Asked>): Conversation {
  const conversation = new Conversation()
  const talk = conversation.connect()
  fetch(talk, { sessionEpoch: 0, asks: true })
  for (let epoch = 1; epoch <= 7; epoch++) fetch(talk, { sessionEpoch: epoch, ...later })
  return conversation
}

it('finds records that come again and again and are never taken', () => {
  const [finding] = findingsOf(rule, session({}))

  expect(finding?.parameters).toMatchObject({ partition: 'a[0]', offset: 10n, count: 7 })
})

it('is content where the client asks for the partition, forgets it, or has no session', () => {
  expect(formsOf(rule, session({ asks: true }))).toEqual([])
  expect(formsOf(rule, session({ forgets: true }))).toEqual([])
  expect(formsOf(rule, session({ sessionEpoch: -1 }))).toEqual([])
})
