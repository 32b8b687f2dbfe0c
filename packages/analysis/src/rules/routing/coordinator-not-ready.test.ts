import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { analyseTrace } from '../../../test/analyse.ts'
import { findingsOf } from '../../../test/findings-of.ts'
import { coordinatorNotReady as rule } from './coordinator-not-ready.ts'

it('is a notice in trace a: refused in frame 10, served in frame 16', () => {
  const notice = analyseTrace('a').findings.find(({ id }) => id === rule.id)

  expect(notice).toMatchObject({ severity: 'info', confidence: 'proven', form: 'served' })
  expect(notice?.evidence.map(({ frame }) => frame)).toEqual([10, 16])
})

it('is a warning only when it lasts for a minute', () => {
  expect(refusedFor(50)).toEqual([])
  expect(refusedFor(61)[0]).toMatchObject({ severity: 'warning', form: 'lasting' })
})

function refusedFor(seconds: number) {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.exchange('JoinGroup', 9, { groupId: 'g' }, { errorCode: 14 })
  conversation.wait(seconds * 1000)
  talk.exchange('JoinGroup', 9, { groupId: 'g' }, { errorCode: 14 })
  return findingsOf(rule, conversation)
}
