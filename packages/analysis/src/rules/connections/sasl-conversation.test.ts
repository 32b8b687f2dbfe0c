import { Conversation, type Talk } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf, formsOf } from '../../../test/findings-of.ts'
import { saslConversation as rule } from './sasl-conversation.ts'

const json = Uint8Array.from(Buffer.from('{"status":"invalid_token"}'))
const acknowledgement = Uint8Array.of(1)

function login(mechanism: string, answer: Uint8Array, errorCode = 0): [Conversation, Talk] {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.exchange('SaslHandshake', 1, { mechanism }, { mechanisms: [mechanism] })
  const token = { authBytes: Uint8Array.of(0, 97, 0, 98) }
  talk.exchange('SaslAuthenticate', 1, token, { errorCode, authBytes: answer })
  return [conversation, talk]
}

it('finds bytes in the answer to a PLAIN login', () => {
  const [conversation] = login('PLAIN', Uint8Array.of(1, 2))
  const [finding] = findingsOf(rule, conversation)

  expect(finding).toMatchObject({ form: 'challenge', severity: 'warning' })
  expect(finding?.evidence[0]).toMatchObject({ frame: 4, path: 'authBytes' })
})

it('finds a refused token that the client does not acknowledge', () => {
  const [goesOn, talk] = login('OAUTHBEARER', json)
  talk.exchange('Metadata', 12, {}, {})
  const [leaves, other] = login('OAUTHBEARER', json)
  other.close('client')

  expect(findingsOf(rule, goesOn)[0]).toMatchObject({ form: 'notAcknowledged', severity: 'error' })
  expect(findingsOf(rule, leaves)[0]?.confidence).toBe('likely')
})

it('is content with an acknowledged refusal, plain logins, and a broker that closes', () => {
  const [acknowledged, talk] = login('OAUTHBEARER', json)
  talk.exchange('SaslAuthenticate', 1, { authBytes: acknowledgement }, { errorCode: 58 })
  const [plain] = login('PLAIN', new Uint8Array())
  const [closed, other] = login('OAUTHBEARER', json)
  other.close('broker')

  for (const conversation of [acknowledged, plain, closed]) {
    expect(formsOf(rule, conversation)).toEqual([])
  }
})
