import { expect, it } from 'vitest'
import { specialNumbersOf } from './special-numbers.ts'

it('knows special numbers in the messages that have them', () => {
  expect(specialNumbersOf('FetchRequest', 'sessionEpoch')).toMatchObject({ [-1]: 'FINAL' })
  expect(specialNumbersOf('ShareAcknowledgeRequest', 'shareSessionEpoch')).toBeDefined()
  expect(specialNumbersOf('VoteRequest', 'replicaId')).toBeUndefined()
  expect(specialNumbersOf('ProduceRequest', 'acks')).toMatchObject({ 1: 'leader' })
  expect(specialNumbersOf('ProduceRequest', 'timeoutMs')).toBeUndefined()
})
