import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf } from '../../../test/findings-of.ts'
import { resetAfterLostValidation as rule } from './reset-after-lost-validation.ts'

it('finds a reset after a question that was lost with its connection', () => {
  expect(lostThen(false)[0]).toMatchObject({
    severity: 'error',
    parameters: { partitions: 'a[0]' },
  })
})

it('is content with a client that asks again first', () => {
  expect(lostThen(true)).toEqual([])
})

function lostThen(asksAgain: boolean) {
  const conversation = new Conversation()
  const first = conversation.connect()
  const question = { topics: [{ topic: 'a', partitions: [{ leaderEpoch: 2 }] }] }
  first.ask('OffsetForLeaderEpoch', 3, question)
  first.close('broker', 'reset')
  const second = conversation.connect()
  if (asksAgain) second.exchange('OffsetForLeaderEpoch', 3, question, {})
  second.ask('ListOffsets', 5, { topics: [{ name: 'a', partitions: [{ timestamp: -1n }] }] })
  return findingsOf(rule, conversation)
}
