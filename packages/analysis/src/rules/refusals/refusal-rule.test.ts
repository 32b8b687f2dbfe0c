import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf } from '../../../test/findings-of.ts'
import { refusalRule } from './refusal-rule.ts'

const form = { title: '{client} {what} {error}', cause: '{Broker}', remedy: [] }
const text = { en: { main: form }, zh: { main: form } }

it('claims with the field that holds the code, and names what it is about', () => {
  const rule = refusalRule({ id: 'x', sources: ['s'], codes: [29], severity: 'error', text })
  const conversation = new Conversation()
  conversation.connect({ clientId: 'app' }).exchange(
    'Produce',
    9,
    { acks: 1, topicData: [{ name: 'a', partitionData: [{ index: 0 }] }] },
    {
      responses: [{ name: 'a', partitionResponses: [{ index: 3, errorCode: 29 }] }],
    },
  )
  const [finding] = findingsOf(rule, conversation)

  expect(finding?.parameters).toMatchObject({ what: 'a[3]', client: 'app' })
  expect(finding?.evidence[0]?.path).toBe('responses[0].partitionResponses[0].errorCode')
})

it('names a topic that the answer has by id alone', () => {
  const rule = refusalRule({ id: 'x', sources: ['s'], codes: [29], severity: 'error', text })
  const topicId = 'AAAAAAAAAAAAAAAAAAAAAQ'
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.exchange('Metadata', 12, {}, { topics: [{ name: 'orders', topicId }] })
  talk.exchange(
    'Produce',
    13,
    { acks: 1, topicData: [{ partitionData: [{ index: 0 }] }] },
    {
      responses: [{ topicId, partitionResponses: [{ index: 3, errorCode: 29 }] }],
    },
  )

  expect(findingsOf(rule, conversation)[0]?.parameters['what']).toBe('orders[3]')
})

it('lets the rule look closer, and leave it', () => {
  const rule = refusalRule({
    id: 'x',
    sources: ['s'],
    codes: [29],
    severity: 'error',
    text,
    look: () => undefined,
  })
  const conversation = new Conversation()
  conversation.connect().exchange('Heartbeat', 4, {}, { errorCode: 29 })

  expect(findingsOf(rule, conversation)).toEqual([])
})
