import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf } from '../../../test/findings-of.ts'
import { saslRefused as rule } from './sasl-refused.ts'

it('says which mechanisms there are', () => {
  const conversation = new Conversation()
  conversation
    .connect()
    .exchange(
      'SaslHandshake',
      1,
      { mechanism: 'PLAIN' },
      { errorCode: 33, mechanisms: ['SCRAM-SHA-256'] },
    )

  expect(findingsOf(rule, conversation)[0]).toMatchObject({
    form: 'mechanism',
    parameters: { mechanism: 'PLAIN', enabled: 'SCRAM-SHA-256' },
  })
})

it('says the mechanism and the words of the broker when a login fails', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.exchange('SaslHandshake', 1, { mechanism: 'PLAIN' }, { mechanisms: ['PLAIN'] })
  talk.exchange(
    'SaslAuthenticate',
    2,
    {},
    { errorCode: 58, errorMessage: 'Invalid username or password' },
  )

  expect(findingsOf(rule, conversation)[0]?.parameters).toMatchObject({
    mechanism: 'PLAIN',
    message: 'Invalid username or password',
  })
})
