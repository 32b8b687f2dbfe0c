import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf, formsOf } from '../../../test/findings-of.ts'
import { refusedBeforeSessionEnd as rule } from './refused-before-session-end.ts'

const HOUR = 3_600_000

function refusedAfter(ms: number, served = 3): Conversation {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.exchange('SaslHandshake', 1, { mechanism: 'AWS_MSK_IAM' }, {})
  const authBytes = Uint8Array.of(123, 125)
  talk.exchange('SaslAuthenticate', 1, { authBytes }, { sessionLifetimeMs: BigInt(12 * HOUR) })
  for (let i = 0; i < served; i++) talk.exchange('Heartbeat', 4, {}, {})
  conversation.wait(ms)
  talk.exchange('Heartbeat', 4, { groupId: 'g' }, { errorCode: 30 })
  return conversation
}

it('finds a refusal shortly before the login ends', () => {
  const [finding] = findingsOf(rule, refusedAfter(11.8 * HOUR))

  expect(finding).toMatchObject({ confidence: 'likely', severity: 'warning' })
  expect(finding?.parameters['lifetime']).toBe('720 min')
})

it('leaves refusals alone that come early or after the end', () => {
  expect(formsOf(rule, refusedAfter(2 * HOUR))).toEqual([])
  expect(formsOf(rule, refusedAfter(12.1 * HOUR))).toEqual([])
})
