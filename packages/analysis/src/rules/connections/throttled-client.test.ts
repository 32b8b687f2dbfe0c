import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf } from '../../../test/findings-of.ts'
import { throttledClient as rule } from './throttled-client.ts'

function throttled(...times: readonly number[]) {
  const conversation = new Conversation()
  const talk = conversation.connect({ clientId: 'app' })
  for (const throttleTimeMs of times) talk.exchange('Fetch', 11, {}, { throttleTimeMs })
  return findingsOf(rule, conversation)
}

it('reports a client above a second in all, with the sum', () => {
  expect(throttled(600, 400)).toEqual([])
  expect(throttled(600, 401)[0]).toMatchObject({
    subject: 'app',
    parameters: { total: '1 s', longest: '600 ms', answers: 2 },
  })
  expect(throttled(600, 600, 600, 0)[0]).toMatchObject({ count: 1, parameters: { total: '1.8 s' } })
})
