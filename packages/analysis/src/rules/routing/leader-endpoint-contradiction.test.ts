import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf, formsOf } from '../../../test/findings-of.ts'
import { leaderEndpointContradiction as rule } from './leader-endpoint-contradiction.ts'

function refused(endpointPort: number, times: number): Conversation {
  const conversation = new Conversation()
  const talk = conversation.connect({ node: 1 })
  talk.exchange('Metadata', 12, {}, { brokers: [{ nodeId: 2, host: 'b2', port: 9092 }] })
  const partition = { index: 0, errorCode: 6, currentLeader: { leaderId: 2, leaderEpoch: 5 } }
  for (let i = 0; i < times; i++) {
    talk.exchange(
      'Produce',
      10,
      { acks: 1, topicData: [{ name: 'a', partitionData: [{ index: 0 }] }] },
      {
        responses: [{ name: 'a', partitionResponses: [partition] }],
        nodeEndpoints: [{ nodeId: 2, host: 'b2', port: endpointPort }],
      },
    )
  }
  return conversation
}

it('finds a leader that is sent to another address, the second time', () => {
  const [finding] = findingsOf(rule, refused(7777, 2))

  expect(finding?.parameters).toMatchObject({ node: 2, endpoint: 'b2:7777', known: 'b2:9092' })
  expect(finding?.evidence.map(({ frame }) => frame)).toEqual([6, 2, 4])
})

it('is content with the same address, and with a single contradiction', () => {
  expect(formsOf(rule, refused(9092, 4))).toEqual([])
  expect(formsOf(rule, refused(7777, 1))).toEqual([])
})
