import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { analyse } from '../../test/analyse.ts'

it('counts requests, errors, pipelining and idle time, and how it ended', () => {
  const conversation = new Conversation({ stepMs: 1 })
  const talk = conversation.connect()
  const first = talk.ask('Heartbeat', 4)
  const second = talk.ask('Heartbeat', 4)
  talk.answer(first, { errorCode: 27 })
  talk.answer(second)
  conversation.wait(5000)
  talk.ask('Fetch', 11)
  talk.gap('response', 70)
  talk.close('broker', 'reset')
  const { models, facts } = analyse(conversation.events())

  expect(models.connections.of(1)).toMatchObject({
    requests: 3,
    errors: 1,
    mostOpen: 2,
    open: 0,
    unanswered: 1,
    longestIdleNs: 5_001_000_000n,
    gapBytes: 70,
    closed: 'broker',
    closedHow: 'reset',
  })
  expect(facts.latest('connection', '1', 'closed')).toMatchObject({
    value: 'broker reset',
    frame: 5,
  })
})
