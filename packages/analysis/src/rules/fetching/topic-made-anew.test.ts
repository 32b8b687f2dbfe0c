import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { formsOf } from '../../../test/findings-of.ts'
import { topicMadeAnew as rule } from './topic-made-anew.ts'

const OLD = 'AAAAAAAAAAAAAAAAAAAAAQ'
const NEW = 'AAAAAAAAAAAAAAAAAAAAAg'

it('finds a consumer that keeps the old id although Metadata told the new one', () => {
  expect(refused(5, OLD)).toEqual(['main'])
})

it('gives the client some tries, and says nothing where the id is the newest', () => {
  expect(refused(4, OLD)).toEqual([])
  expect(refused(20, NEW)).toEqual([])
})

function refused(times: number, topicId: string): string[] {
  const conversation = new Conversation()
  const talk = conversation.connect()
  for (const id of [OLD, NEW]) {
    talk.exchange('Metadata', 12, {}, { topics: [{ name: 'a', topicId: id }] })
  }
  for (let i = 0; i < times; i++) {
    talk.exchange(
      'Fetch',
      13,
      { topics: [{ topicId, partitions: [{}] }] },
      {
        responses: [{ topicId, partitions: [{ errorCode: 100 }] }],
      },
    )
  }
  return formsOf(rule, conversation)
}
