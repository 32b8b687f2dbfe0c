import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { troublesOf } from '../../../test/analyse.ts'
import { formsOf } from '../../../test/findings-of.ts'
import { groupRefused as rule } from './group-refused.ts'

it('has words for each reason', () => {
  expect([23, 26, 81, 112, 128, 111].map(refused).join(' ')).toBe(
    'protocol timeout full assignor regex instance',
  )
})

it('knows the usual reasons for an invalid heartbeat', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.exchange('ConsumerGroupHeartbeat', 1, { groupId: 'g', memberId: '' }, { errorCode: 42 })
  talk.exchange('ShareFetch', 1, { shareSessionEpoch: 0 }, { errorCode: 42 })

  expect(formsOf(rule, conversation).join(' ')).toBe('emptyMember shareAcks')
})

it('takes rebalances for normal', () => {
  expect(troublesOf('g')).toEqual([])
})

function refused(errorCode: number) {
  const conversation = new Conversation()
  conversation.connect().exchange('JoinGroup', 9, { groupId: 'g' }, { errorCode })
  return formsOf(rule, conversation)[0]
}
