import { Conversation, type Talk } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { troublesOf } from '../../../test/analyse.ts'
import { findingsOf, formsOf } from '../../../test/findings-of.ts'
import { apiVersionsReplyMisread as rule } from './apiversions-reply-misread.ts'

function told(then: (talk: Talk) => void) {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.answerInV0(talk.ask('ApiVersions', 4), {
    errorCode: 35,
    apiKeys: [{ apiKey: 18, maxVersion: 3 }],
  })
  then(talk)
  return conversation
}

it('finds a client that goes on with another API', () => {
  const [finding] = findingsOf(
    rule,
    told((talk) => talk.ask('Metadata', 0)),
  )

  expect(finding).toMatchObject({ severity: 'error', confidence: 'proven' })
  expect(finding?.evidence.map(({ frame }) => frame)).toEqual([3, 2, 1])
})

it('finds a client that gives up', () => {
  expect(
    formsOf(
      rule,
      told((talk) => talk.close('client')),
    ),
  ).toEqual(['main'])
})

it('is content with a client that asks again on another connection', () => {
  const conversation = told((talk) => talk.close('client'))
  conversation.connect().ask('ApiVersions', 3)

  expect(formsOf(rule, conversation)).toEqual([])
})

it('is content with a client that asks again, and with a broker that closes', () => {
  expect(
    formsOf(
      rule,
      told((talk) => talk.ask('ApiVersions', 3)),
    ),
  ).toEqual([])
  expect(
    formsOf(
      rule,
      told((talk) => talk.close('broker')),
    ),
  ).toEqual([])
  expect(troublesOf('e')).toEqual([])
})

it('takes a refusal with the full table for an answer', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.answerInV0(talk.ask('ApiVersions', 4), {
    errorCode: 35,
    apiKeys: [
      { apiKey: 18, maxVersion: 3 },
      { apiKey: 3, maxVersion: 8 },
    ],
  })
  talk.ask('Metadata', 8)

  expect(formsOf(rule, conversation)).toEqual([])
})
