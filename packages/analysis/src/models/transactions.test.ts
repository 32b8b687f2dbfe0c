import { Conversation, recordBatch } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { analyse } from '../../test/analyse.ts'

const transactionalId = 'payments-1'

function producer() {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.exchange('InitProducerId', 5, { transactionalId }, { producerId: 7n, producerEpoch: 0 })
  const produce = (version: number, codes: readonly number[], isTransactional = true) =>
    talk.exchange(
      'Produce',
      version,
      {
        transactionalId,
        topicData: [
          {
            name: 'a',
            partitionData: codes.map((_, index) => ({
              index,
              records: recordBatch({ isTransactional }),
            })),
          },
        ],
      },
      {
        responses: [
          {
            name: 'a',
            partitionResponses: codes.map((errorCode, index) => ({ index, errorCode })),
          },
        ],
      },
    )
  const lane = () => analyse(conversation.events()).models.transactions.lane(transactionalId)
  return { talk, produce, lane }
}

it('adds partitions by itself from Produce v12 on, and only those that were written', () => {
  const { produce, lane } = producer()
  produce(12, [0, 6])

  expect(lane()).toMatchObject({ state: 'Ongoing', isCertain: true })
  expect([...(lane()?.open.implied.keys() ?? [])]).toEqual(['a[0]'])
})

it('does not take Produce v11 for an add', () => {
  const { produce, lane } = producer()
  produce(11, [0])

  expect(lane()?.open.implied.size).toBe(0)
  expect(lane()?.open.produced.has('a[0]')).toBe(true)
})

it('makes no step of a batch without the transactional bit', () => {
  const { produce, lane } = producer()
  produce(12, [0], false)

  expect(lane()?.state).toBe('Empty')
})

it('stays where it was when a step is refused, and is no longer certain', () => {
  const { talk, produce, lane } = producer()
  produce(12, [0])
  talk.exchange('EndTxn', 4, { transactionalId, committed: true }, { errorCode: 16 })

  expect(lane()).toMatchObject({ state: 'Ongoing', isCertain: false })
  expect(lane()?.lastStep).toMatchObject({ to: 'CompleteCommit', isRefused: true, code: 16 })
})

it('takes producer id and epoch from EndTxn v5', () => {
  const { talk, produce, lane } = producer()
  produce(12, [0])
  talk.exchange(
    'EndTxn',
    5,
    { transactionalId, committed: false },
    { producerId: 7n, producerEpoch: 1 },
  )

  expect(lane()).toMatchObject({ state: 'CompleteAbort', isCertain: false, producerEpoch: 1 })
})

it('leaves requests between brokers out', () => {
  const { talk, lane } = producer()
  talk.exchange('AddPartitionsToTxn', 4, { transactions: [{ transactionalId }] }, {})

  expect(lane()?.steps.length).toBe(1)
})
