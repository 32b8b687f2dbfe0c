import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { analyse, analyseTrace } from '../../test/analyse.ts'

it('knows mechanism and outcome of each login in the recordings', () => {
  for (const [trace, mechanism] of [
    ['h', 'PLAIN'],
    ['h2', 'SCRAM-SHA-256'],
  ] as const) {
    const { facts } = analyseTrace(trace)
    const said = facts
      .keys('connection')
      .map((id) => facts.latest('connection', id, 'mechanism')?.value)

    expect(new Set(said.filter((each) => each !== undefined))).toEqual(new Set([mechanism]))
  }
})

it('counts a login once, however many rounds it takes, and a second one as such', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  for (let login = 0; login < 2; login++) {
    talk.exchange('SaslHandshake', 1, { mechanism: 'SCRAM-SHA-256' }, {})
    talk.exchange('SaslAuthenticate', 2, {}, {})
    talk.exchange('SaslAuthenticate', 2, {}, { sessionLifetimeMs: 60_000n })
  }
  const { sasl } = analyse(conversation.events()).models

  expect(sasl.of(1)).toMatchObject({ logins: 2, rounds: 2, state: 'accepted', lifetimeMs: 60_000n })
})
