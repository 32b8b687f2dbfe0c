import { advertisedKeys, Conversation, type Talk } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { formsOf } from '../../../test/findings-of.ts'
import { idempotenceNotServed as rule } from './idempotence-not-served.ts'

it('sees a Java producer that gives up where key 22 is missing', () => {
  expect(connected(null, () => {})).toEqual(['main'])
})

it('says nothing where the key is there, or the program does other things', () => {
  expect(connected([0, 5], () => {})).toEqual([])
  expect(
    connected(null, (talk) => talk.exchange('FindCoordinator', 6, { coordinatorKeys: ['g'] }, {})),
  ).toEqual([])
})

function connected(range: readonly [number, number] | null, then: (talk: Talk) => void): string[] {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.exchange(
    'ApiVersions',
    3,
    { clientSoftwareName: 'apache-kafka-java', clientSoftwareVersion: '3.7.0' },
    { apiKeys: advertisedKeys({ InitProducerId: range }) },
  )
  talk.exchange('Metadata', 12, { topics: [{ name: 'a' }] }, {})
  then(talk)
  talk.close('client')
  return formsOf(rule, conversation)
}
