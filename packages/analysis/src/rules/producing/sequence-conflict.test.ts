import { Conversation, recordBatch } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf, formsOf } from '../../../test/findings-of.ts'
import { sequenceConflict as rule } from './sequence-conflict.ts'

function producer() {
  const conversation = new Conversation()
  const talk = conversation.connect()
  const send = (
    baseSequence: number,
    value: string,
    answer: Record<string, number | bigint> = {},
    epoch = 0,
  ) =>
    talk.exchange(
      'Produce',
      9,
      {
        acks: -1,
        topicData: [
          {
            name: 'a',
            partitionData: [
              {
                records: recordBatch({
                  producerId: 7n,
                  producerEpoch: epoch,
                  baseSequence,
                  records: [value],
                }),
              },
            ],
          },
        ],
      },
      { responses: [{ name: 'a', partitionResponses: [answer] }] },
    )
  return { conversation, send }
}

it('finds two different batches under one sequence', () => {
  const { conversation, send } = producer()
  send(0, 'one')
  send(0, 'two')
  const [finding] = findingsOf(rule, conversation)

  expect(finding).toMatchObject({ form: 'reused', severity: 'error', confidence: 'proven' })
  expect(finding?.evidence.map(({ frame }) => frame)).toEqual([3, 4, 1])
})

it('takes the same bytes again for a retry, and a new epoch for a new count', () => {
  const { conversation, send } = producer()
  send(0, 'one')
  send(0, 'one')
  send(0, 'two', {}, 1)

  expect(formsOf(rule, conversation)).toEqual([])
})

it('does not take what was refused for written', () => {
  const { conversation, send } = producer()
  send(0, 'one', { errorCode: 6 })
  send(0, 'two')

  expect(formsOf(rule, conversation)).toEqual([])
})

it('tells the reasons for a refused sequence apart', () => {
  const first = producer()
  first.send(5, 'a', { errorCode: 45 })
  const gap = producer()
  gap.send(0, 'a', { baseOffset: 10n })
  gap.send(7, 'b', { errorCode: 45 })
  const forgotten = producer()
  forgotten.send(0, 'a', { baseOffset: 10n })
  forgotten.send(1, 'b', { errorCode: 45, logStartOffset: 50n })
  const unknown = producer()
  unknown.send(0, 'a', { errorCode: 59 })

  const forms = [first, gap, forgotten, unknown].map(
    ({ conversation }) => formsOf(rule, conversation)[0],
  )
  expect(forms).toEqual(['firstNotZero', 'outOfOrder', 'forgotten', 'forgotten'])
})
