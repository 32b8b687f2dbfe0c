import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf, formsOf } from '../../../test/findings-of.ts'
import { misroutedNode as rule } from './misrouted-node.ts'

const leader = { name: 'a', partitions: [{ partitionIndex: 0, leaderId: 1, leaderEpoch: 3 }] }
const fetch = { topics: [{ topic: 'a', partitions: [{}] }] }
const answer = (errorCode: number) => ({ responses: [{ topic: 'a', partitions: [{ errorCode }] }] })

function rounds(count: number, waitMs: number, last = 6) {
  const conversation = new Conversation()
  const talk = conversation.connect({ node: 1 })
  for (let i = 0; i < count; i++) {
    talk.exchange('Metadata', 12, {}, { topics: [leader] })
    talk.exchange('Fetch', 11, fetch, answer(i === count - 1 ? last : 6))
    conversation.wait(waitMs)
  }
  return conversation
}

it('finds a node that is named again and again and never serves', () => {
  expect(findingsOf(rule, rounds(6, 1500))[0]).toMatchObject({
    subject: 'node 1',
    confidence: 'likely',
  })
})

it('gives a moving leader time: few rounds, or a short while, are normal', () => {
  expect(formsOf(rule, rounds(3, 5000))).toEqual([])
  expect(formsOf(rule, rounds(20, 100))).toEqual([])
})

it('does not count refusals without a new naming in between', () => {
  const conversation = new Conversation()
  const talk = conversation.connect({ node: 1 })
  talk.exchange('Metadata', 12, {}, { topics: [leader] })
  for (let i = 0; i < 10; i++) {
    talk.exchange('Fetch', 11, fetch, answer(6))
    conversation.wait(2000)
  }

  expect(formsOf(rule, conversation)).toEqual([])
})

it('takes a leader that goes round and round for moving', () => {
  const conversation = new Conversation()
  const talks = [1, 2].map((node) => conversation.connect({ node }))
  for (let i = 0; i < 20; i++) {
    const leaderId = 1 + (i % 2)
    const moved = { name: 'a', partitions: [{ partitionIndex: 0, leaderId, leaderEpoch: i }] }
    talks[0]?.exchange('Metadata', 12, {}, { topics: [moved] })
    talks[i % 2]?.exchange('Fetch', 11, fetch, answer(6))
    conversation.wait(1000)
  }

  expect(formsOf(rule, conversation)).toEqual([])
})

it('believes a broker that says it is another one', () => {
  const conversation = new Conversation()
  conversation.connect({ node: 1 }).exchange('ApiVersions', 5, { nodeId: 1 }, { errorCode: 129 })

  expect(findingsOf(rule, conversation)[0]).toMatchObject({
    form: 'outright',
    confidence: 'proven',
  })
})
