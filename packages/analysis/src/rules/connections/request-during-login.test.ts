import { Conversation, type Talk } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf } from '../../../test/findings-of.ts'
import { requestDuringLogin as rule } from './request-during-login.ts'

it('finds a request between handshake and the end of the login', () => {
  const [finding] = during((talk) => talk.ask('Metadata', 12))

  expect(finding?.evidence.map(({ frame }) => frame)).toEqual([3, 1])
})

it('is content with requests before and after', () => {
  expect(
    during((talk) => {
      talk.exchange('SaslAuthenticate', 2, {}, {})
      talk.ask('Metadata', 12)
    }),
  ).toEqual([])
})

function during(then: (talk: Talk) => void) {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.exchange('SaslHandshake', 1, { mechanism: 'PLAIN' }, {})
  then(talk)
  return findingsOf(rule, conversation)
}
