import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf, formsOf } from '../../../test/findings-of.ts'
import { throttleIgnored as rule } from './throttle-ignored.ts'

const written = { acks: 1, topicData: [{ name: 'a', partitionData: [{ index: 0 }] }] }

/** Answers with a second of throttling each, and asks again after a pause. */
function asks(pauseMs: number, version = 9): Conversation {
  const conversation = new Conversation()
  const talk = conversation.connect()
  for (let i = 0; i < 5; i++) {
    talk.exchange('Produce', version, written, { throttleTimeMs: 1000 })
    conversation.wait(pauseMs)
  }
  return conversation
}

function closes(by: 'client' | 'broker', times: number): Conversation {
  const conversation = new Conversation()
  for (let i = 0; i < times; i++) {
    const talk = conversation.connect()
    talk.exchange('Produce', 9, written, { throttleTimeMs: 1000 })
    conversation.wait(1200)
    talk.ask('Produce', 9, written)
    talk.close(by)
  }
  return conversation
}

it('finds a client that does not pause', () => {
  const [finding] = findingsOf(rule, asks(100))

  expect(finding).toMatchObject({ form: 'ignored', confidence: 'proven' })
  expect(finding?.evidence.map(({ frame }) => frame).slice(0, 2)).toEqual([7, 6])
})

it('is content with a client that pauses, requests on their way, and brokers that wait themselves', () => {
  expect(formsOf(rule, asks(1000))).toEqual([])
  expect(formsOf(rule, asks(5))).toEqual([])
  expect(formsOf(rule, asks(100, 5))).toEqual([])
})

it('finds a client that closes throttled connections more than once', () => {
  expect(formsOf(rule, closes('client', 2))).toEqual(['timeout'])
  expect(formsOf(rule, closes('client', 1))).toEqual([])
  expect(formsOf(rule, closes('broker', 3))).toEqual([])
})
