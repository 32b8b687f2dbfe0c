import { Conversation, type PartialBody } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { formsOf } from '../../../test/findings-of.ts'
import { findCoordinatorWithoutKey as rule } from './find-coordinator-without-key.ts'

it('finds an empty key in both forms of the API', () => {
  expect(asked(2, { key: '' })).toEqual(['main'])
  expect(asked(2, { key: 'g' })).toEqual([])
  expect(asked(6, { coordinatorKeys: [] })).toEqual(['main'])
  expect(asked(6, { coordinatorKeys: ['g'] })).toEqual([])
})

function asked(version: number, body: PartialBody): string[] {
  const conversation = new Conversation()
  conversation.connect().exchange('FindCoordinator', version, body, {})
  return formsOf(rule, conversation)
}
