import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf, formsOf } from '../../../test/findings-of.ts'
import { metadataContradictsItself as rule } from './metadata-contradicts-itself.ts'

const brokers = [{ nodeId: 1, host: '10.0.0.1', port: 9092 }]
const led = (leaderId: number, leaderEpoch: number) => [
  { name: 'a', partitions: [{ partitionIndex: 0, leaderId, leaderEpoch }] },
]

it('finds a leader that stays out of the list of brokers', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.exchange('Metadata', 12, {}, { brokers, topics: led(7, 1) })
  conversation.wait(9000)
  talk.exchange('Metadata', 12, {}, { brokers, topics: led(7, 1) })
  expect(formsOf(rule, conversation)).toEqual([])

  conversation.wait(1000)
  talk.exchange('Metadata', 12, {}, { brokers, topics: led(7, 1) })
  expect(formsOf(rule, conversation)).toEqual(['leaderMissing'])
})

it('takes a partition without a leader for what it is', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  for (let i = 0; i < 3; i++) {
    talk.exchange('Metadata', 12, {}, { brokers, topics: led(-1, 1) })
    conversation.wait(20_000)
  }

  expect(formsOf(rule, conversation)).toEqual([])
})

it('finds an epoch that goes back only where the client is fenced for it', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.exchange('Metadata', 12, {}, { brokers, topics: led(1, 5) })
  talk.exchange('Metadata', 12, {}, { brokers, topics: led(1, 4) })
  expect(formsOf(rule, conversation)).toEqual([])

  talk.exchange('Fetch', 11, {}, { responses: [{ topic: 'a', partitions: [{ errorCode: 74 }] }] })
  const [finding] = findingsOf(rule, conversation)
  expect(finding?.parameters).toMatchObject({ before: 5, after: 4 })
})

it('finds loopback addresses that are told to a client from elsewhere', () => {
  expect(told('10.0.0.1', '10.0.0.9')).toEqual(['loopback'])
  expect(told('127.0.0.1', '127.0.0.1')).toEqual([])
  expect(told('10.0.0.9', '10.0.0.9')).toEqual([])
})

function told(host: string, client: string) {
  const conversation = new Conversation()
  conversation
    .connect({ host, client })
    .exchange('Metadata', 12, {}, { brokers: [{ nodeId: 1, host: 'localhost', port: 9092 }] })
  return formsOf(rule, conversation)
}
