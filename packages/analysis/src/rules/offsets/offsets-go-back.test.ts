import { expect, it } from 'vitest'
import { findingsOf, formsOf } from '../../../test/findings-of.ts'
import { OfleConversation } from '../../../test/ofle-conversation.ts'
import { offsetsGoBack as rule } from './offsets-go-back.ts'

it('finds an end that goes back, over two APIs', () => {
  const talk = new OfleConversation().list(-1n, 100n)
  talk.fetch(0n, { highWatermark: 60n, logStartOffset: 0n })
  const [finding] = findingsOf(rule, talk.conversation)

  expect(finding).toMatchObject({ form: 'end', confidence: 'proven' })
  expect(finding?.parameters).toMatchObject({ before: 100n, after: 60n })
  expect(finding?.evidence.map(({ frame }) => frame)).toEqual([4, 2])
})

it('finds a start that goes back', () => {
  const talk = new OfleConversation().fetch(0n, { highWatermark: 9n, logStartOffset: 5n })
  talk.fetch(0n, { highWatermark: 9n, logStartOffset: 3n })

  expect(formsOf(rule, talk.conversation)).toEqual(['start'])
})

it('says nothing when a new leader epoch is known, or the partition answered an error', () => {
  const epoch = new OfleConversation().metadata(1).list(-1n, 100n).metadata(2).list(-1n, 60n)
  const error = new OfleConversation().list(-1n, 100n).fetch(0n, { errorCode: 3 }).list(-1n, 60n)

  expect(formsOf(rule, epoch.conversation)).toEqual([])
  expect(formsOf(rule, error.conversation)).toEqual([])
})

it('says nothing about answers that cross', () => {
  const talk = new OfleConversation()
  const asked = talk.talk.ask('ListOffsets', 5, {
    topics: [{ name: 'events', partitions: [{ timestamp: -1n }] }],
  })
  talk.fetch(0n, { highWatermark: 100n, logStartOffset: 0n })
  talk.talk.answer(asked, { topics: [{ name: 'events', partitions: [{ offset: 60n }] }] })

  expect(formsOf(rule, talk.conversation)).toEqual([])
})
