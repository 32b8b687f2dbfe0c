import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { analyse } from '../../test/analyse.ts'
import { exchangeRule } from './exchange-rule.ts'
import { at } from './rule.ts'

it('judges each exchange of its APIs, and nothing else', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.exchange('Heartbeat', 4, {}, {})
  talk.exchange('Metadata', 12, {}, {})
  talk.ask('Heartbeat', 4)
  const form = { title: 't', cause: 'c', remedy: [] }
  const text = { en: { main: form }, zh: { main: form } }
  const rule = exchangeRule(
    { id: 'test', severity: 'error', sources: ['s'], apis: ['Heartbeat'], text },
    (exchange) => [
      {
        subject: exchange.apiName,
        severity: 'info',
        confidence: 'proven',
        parameters: {},
        evidence: [at(exchange.response)],
        connections: [],
      },
    ],
  )

  expect(analyse(conversation.events(), [rule]).findings).toMatchObject([
    { subject: 'Heartbeat', count: 1 },
  ])
})
