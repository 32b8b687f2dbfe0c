import { expect, it } from 'vitest'
import { TopicNames } from './topic-names.ts'

const id = 'AAAAAAAAAAAAAAAAAAAAAQ'

it('puts the name beside an id that Metadata has named, at any depth', () => {
  const names = new TopicNames()
  names.learn({ topics: [{ topicId: id, name: 'orders' }] })

  expect(names.named({ responses: [{ topicId: id }] })).toEqual({
    responses: [{ topicId: id, name: 'orders' }],
  })
  expect(names.named({ groups: [{ topics: [{ topicId: id }] }] })).toEqual({
    groups: [{ topics: [{ topicId: id, name: 'orders' }] }],
  })
})

it('returns the same body where there is nothing to name', () => {
  const names = new TopicNames()
  names.learn({ topics: [{ topicId: id, name: 'orders' }] })
  const body = { responses: [{ topicId: 'AAAAAAAAAAAAAAAAAAAAAg' }], sessionId: 1 }

  expect(names.named(body)).toBe(body)
})
