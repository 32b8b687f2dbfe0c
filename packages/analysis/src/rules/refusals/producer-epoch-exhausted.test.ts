import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { formsOf } from '../../../test/findings-of.ts'
import { producerEpochExhausted as rule } from './producer-epoch-exhausted.ts'

it('finds a refusal at the last epoch, and no other', () => {
  expect(refusedAt(32_766)).toEqual(['main'])
  expect(refusedAt(32_765)).toEqual([])
})

function refusedAt(producerEpoch: number): string[] {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.exchange('InitProducerId', 5, { transactionalId: 'a' }, { producerId: 7n, producerEpoch })
  talk.exchange('EndTxn', 5, { transactionalId: 'a', committed: true }, { errorCode: -1 })
  return formsOf(rule, conversation)
}
