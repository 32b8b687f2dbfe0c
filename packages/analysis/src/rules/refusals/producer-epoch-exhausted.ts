// A producer epoch is an int16. Before it is used up the coordinator must give a new
// producer id with epoch 0; some clients and brokers fail there instead.
import { textOf } from '../../values.ts'
import type { Rule } from '../rule.ts'
import { refusalRule } from './refusal-rule.ts'
import { text } from './producer-epoch-exhausted.text.ts'

/** Kafka starts a new producer id here: Short.MAX_VALUE - 1. */
const LAST_EPOCH = 32_766

export const producerEpochExhausted: Rule = refusalRule({
  id: 'producer-epoch-exhausted',
  sources: ['KAFKA-19367', 'KAFKA-20090', 'IBM/sarama issue 2178'],
  apis: ['InitProducerId', 'EndTxn', 'Produce'],
  codes: [-1, 51, 47],
  severity: 'error',
  text,
  look({ request }, _, models) {
    const transactionalId = textOf(request.body, 'transactionalId')
    const lane =
      transactionalId === undefined ? undefined : models.transactions.lane(transactionalId)
    if (lane === undefined || lane.producerEpoch < LAST_EPOCH) return undefined
    return {
      subject: lane.transactionalId,
      parameters: { transactionalId: lane.transactionalId, producerEpoch: lane.producerEpoch },
    }
  },
})
