import { advertisedKeys, Conversation, type Talk } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf, formsOf } from '../../../test/findings-of.ts'
import { refusedByClose as rule } from './refused-by-close.ts'

function closedAfter(
  ask: (talk: Talk) => void,
  keys = advertisedKeys(),
  by: 'broker' | 'client' = 'broker',
) {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.exchange('ApiVersions', 4, {}, { apiKeys: keys })
  ask(talk)
  talk.close(by)
  return conversation
}

it('finds a version outside the advertised range', () => {
  const keys = advertisedKeys({ JoinGroup: [2, 9] })
  const conversation = closedAfter((talk) => talk.ask('JoinGroup', 1), keys)
  const [finding] = findingsOf(rule, conversation)

  expect(finding).toMatchObject({ form: 'outside', confidence: 'proven', severity: 'error' })
  expect(finding?.evidence.map(({ frame }) => frame)).toEqual([3, 2])
})

it('finds an API that is not advertised', () => {
  const keys = advertisedKeys({ OffsetForLeaderEpoch: null })

  expect(
    formsOf(
      rule,
      closedAfter((talk) => talk.ask('OffsetForLeaderEpoch', 3), keys),
    ),
  ).toEqual(['notServed'])
})

it('finds the Produce versions that Kafka 4 advertises and refuses', () => {
  const keys = advertisedKeys({ Produce: [0, 13] })
  const old = closedAfter((talk) => talk.ask('Produce', 2, { acks: 1 }), keys)
  const kafka3 = closedAfter(
    (talk) => talk.ask('Produce', 2, { acks: 1 }),
    advertisedKeys({ Produce: [0, 9] }),
  )

  expect(formsOf(rule, old)).toEqual(['produceOld'])
  expect(formsOf(rule, kafka3)).toEqual([])
})

it('takes an old version for removed where no versions were asked', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.ask('CreateTopics', 0)
  talk.close('broker')

  expect(findingsOf(rule, conversation)[0]).toMatchObject({ form: 'removed', confidence: 'likely' })
})

it('needs a second reset on ApiVersions v4 to call it a habit of the broker', () => {
  const conversation = new Conversation()
  const reset = () => {
    const talk = conversation.connect({ port: 9093 })
    talk.ask('ApiVersions', 4)
    talk.close('broker', 'reset')
  }
  reset()
  expect(findingsOf(rule, conversation)[0]).toMatchObject({ form: 'apiVersions', severity: 'info' })

  reset()
  expect(findingsOf(rule, conversation)[0]).toMatchObject({
    severity: 'error',
    confidence: 'likely',
  })

  conversation.connect({ port: 9093 }).exchange('ApiVersions', 0, {}, {})
  expect(findingsOf(rule, conversation)[0]).toMatchObject({ confidence: 'proven', count: 2 })
})

it('says nothing when requests inside the range are open at a restart, or the client closes', () => {
  expect(
    formsOf(
      rule,
      closedAfter((talk) => talk.ask('Fetch', 12)),
    ),
  ).toEqual([])
  const keys = advertisedKeys({ JoinGroup: [2, 9] })
  expect(
    formsOf(
      rule,
      closedAfter((talk) => talk.ask('JoinGroup', 1), keys, 'client'),
    ),
  ).toEqual([])
})

it('blames the oldest open request, not those behind it', () => {
  const conversation = closedAfter(
    (talk) => {
      talk.ask('Fetch', 12)
      talk.ask('JoinGroup', 1)
    },
    advertisedKeys({ JoinGroup: [2, 9] }),
  )

  expect(formsOf(rule, conversation)).toEqual([])
})

it('takes a second close on the same version, at once, for a habit of the broker', () => {
  expect(formsOf(rule, closedTwice(10, false))).toEqual(['repeated'])
  expect(formsOf(rule, closedTwice(5000, false))).toEqual([])
  expect(formsOf(rule, closedTwice(10, true))).toEqual([])
})

function closedTwice(afterMs: number, isAnsweredBefore: boolean) {
  const conversation = new Conversation()
  for (let i = 0; i < 2; i++) {
    const talk = conversation.connect({ port: 9092 })
    if (isAnsweredBefore) talk.exchange('JoinGroup', 1, { groupId: 'g' }, {})
    talk.ask('JoinGroup', 1, { groupId: 'g' })
    conversation.wait(afterMs)
    talk.close('broker')
  }
  return conversation
}
