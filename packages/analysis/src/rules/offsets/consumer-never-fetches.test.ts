import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { troublesOf } from '../../../test/analyse.ts'
import { findingsOf, formsOf } from '../../../test/findings-of.ts'
import { consumerNeverFetches as rule } from './consumer-never-fetches.ts'

it('sees the sign of trace f3, and says what would confirm it', () => {
  const [finding, ...others] = troublesOf('f3')

  expect(others).toEqual([])
  expect(finding).toMatchObject({
    id: rule.id,
    severity: 'warning',
    confidence: 'possible',
    form: 'franzGo',
  })
})

function member(beats: number, leader: number, goesOn = false) {
  const conversation = new Conversation()
  const talk = conversation.connect({ node: 1, clientId: 'app' })
  talk.exchange('Metadata', 12, {}, { topics: [{ name: 'a', partitions: [{ leaderId: leader }] }] })
  talk.exchange(
    'OffsetFetch',
    7,
    { groupId: 'g' },
    {
      topics: [{ name: 'a', partitions: [{ committedOffset: 5n }] }],
    },
  )
  if (goesOn) talk.exchange('Fetch', 11, {}, {})
  for (let i = 0; i < beats; i++) {
    conversation.wait(3000)
    talk.exchange('Heartbeat', 4, { groupId: 'g' }, {})
  }
  return conversation
}

it('waits for ten seconds', () => {
  expect(formsOf(rule, member(3, 1))).toEqual([])
  expect(findingsOf(rule, member(4, 1))[0]).toMatchObject({ form: 'main', confidence: 'possible' })
})

it('says nothing about a member that fetches, or whose leader is not in the capture', () => {
  expect(formsOf(rule, member(5, 1, true))).toEqual([])
  expect(formsOf(rule, member(5, 2))).toEqual([])
})
