import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { analyse } from '../../test/analyse.ts'
import { partitionKey } from './topics.ts'

const topicId = 'AAAAAAAAAAAAAAAAAAAAAQ'

it('names a topic id once Metadata has', () => {
  const conversation = new Conversation()
  const { topics } = analyse(conversation.events()).models
  expect(topics.nameOf({ topicId })).toBe(`id ${topicId}`)

  conversation.connect().exchange('Metadata', 12, {}, { topics: [{ name: 'orders', topicId }] })
  const learnt = analyse(conversation.events()).models.topics
  expect(learnt.nameOf({ topicId })).toBe('orders')
  expect(learnt.idOf('orders')).toBe(topicId)
})

it('takes the name from the message where it has one, in each spelling', () => {
  const { topics } = analyse([]).models

  expect(
    [{ name: 'a' }, { topic: 'a' }, { topicName: 'a' }].map((each) => topics.nameOf(each)),
  ).toEqual(['a', 'a', 'a'])
  expect(partitionKey('a', 3)).toBe('a[3]')
})

it('keeps the history of an id that changes, as after a topic was made anew', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.exchange('Metadata', 12, {}, { topics: [{ name: 'orders', topicId }] })
  talk.exchange(
    'Metadata',
    12,
    {},
    { topics: [{ name: 'orders', topicId: 'AAAAAAAAAAAAAAAAAAAAAg' }] },
  )
  const { facts } = analyse(conversation.events())

  expect(facts.line('topic', 'orders', 'topicId')?.length).toBe(2)
})
