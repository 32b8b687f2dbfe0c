import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { analyse } from '../../test/analyse.ts'

it('adds up how long each client was held back', () => {
  const conversation = new Conversation()
  const talk = conversation.connect({ clientId: 'app' })
  talk.exchange('Fetch', 11, {}, { throttleTimeMs: 300 })
  talk.exchange('Fetch', 11, {}, {})
  talk.exchange('Fetch', 11, {}, { throttleTimeMs: 900 })
  const { models, facts } = analyse(conversation.events())

  expect(models.throttling.of('app')).toMatchObject({
    totalMs: 1200,
    longestMs: 900,
    answers: 2,
    first: { frame: 2 },
    last: { frame: 6 },
  })
  expect(facts.at('client', 'app', 'throttledMs', 5)?.value).toBe(300)
})
