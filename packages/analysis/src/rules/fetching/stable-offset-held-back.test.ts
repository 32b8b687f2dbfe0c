import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf } from '../../../test/findings-of.ts'
import { stableOffsetHeldBack as rule } from './stable-offset-held-back.ts'

it('reports what is held back for five minutes', () => {
  expect(fetched([10n, 10n], 299)).toEqual([])
  expect(fetched([10n, 10n], 301)[0]).toMatchObject({
    subject: 'a[0]',
    parameters: { stable: 10n, end: 50n, behind: 40n },
  })
})

it('is content with transactions that end, and with a log without open ones', () => {
  expect(fetched([10n, 20n], 400)).toEqual([])
  expect(fetched([50n, 50n], 400)).toEqual([])
})

function fetched([first, second]: readonly [bigint, bigint], seconds: number) {
  const conversation = new Conversation()
  const talk = conversation.connect()
  for (const lastStableOffset of [first, second]) {
    talk.exchange(
      'Fetch',
      11,
      { topics: [{ topic: 'a', partitions: [{}] }] },
      {
        responses: [{ topic: 'a', partitions: [{ highWatermark: 50n, lastStableOffset }] }],
      },
    )
    conversation.wait(seconds * 1000)
  }
  return findingsOf(rule, conversation)
}
