import { Conversation, type PartialBody } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { formsOf } from '../../../test/findings-of.ts'
import { notAuthorized as rule } from './not-authorized.ts'

function exchange(api: string, version: number, asked: PartialBody, answered: PartialBody) {
  const conversation = new Conversation()
  conversation.connect().exchange(api, version, asked, answered)
  return formsOf(rule, conversation)
}

it('tells an idempotent producer without rights from other refusals', () => {
  expect(exchange('InitProducerId', 5, { transactionalId: null }, { errorCode: 31 })).toEqual([
    'idempotence',
  ])
  expect(exchange('InitProducerId', 5, { transactionalId: 'a' }, { errorCode: 53 })).toEqual([
    'main',
  ])
  expect(exchange('JoinGroup', 9, { groupId: 'g' }, { errorCode: 30 })).toEqual(['main'])
  expect(exchange('JoinGroup', 9, { groupId: 'g' }, { errorCode: 27 })).toEqual([])
})
