// A producer that is told that a newer one has taken its transactional id: 90, or 47 in
// versions that do not know 90 and always in Produce. The transaction's timeout does the
// same: it raises the epoch.
import { textOf } from '../../values.ts'
import type { Rule } from '../rule.ts'
import { durationText } from '../wording.ts'
import { refusalRule } from './refusal-rule.ts'
import { text } from './producer-fenced.text.ts'

const INVALID_TXN_STATE = 48

export const producerFenced: Rule = refusalRule({
  id: 'producer-fenced',
  sources: [
    'KAFKA-19690',
    'KIP-360',
    'KIP-588',
    'KAFKA-9911',
    'TransactionCoordinator.scala @ Kafka 4.3',
  ],
  apis: [
    'Produce',
    'InitProducerId',
    'AddPartitionsToTxn',
    'AddOffsetsToTxn',
    'EndTxn',
    'TxnOffsetCommit',
  ],
  codes: [47, INVALID_TXN_STATE, 90],
  severity: 'warning',
  text,
  look({ request, response }, { code }, models) {
    const { body } = request
    const transactionalId =
      textOf(body, 'transactionalId') ?? textOf(body, 'v3AndBelowTransactionalId')
    if (transactionalId === undefined)
      return code === INVALID_TXN_STATE ? undefined : { form: 'idempotent' }
    const lane = models.transactions.lane(transactionalId)
    const { startNs = 0n, startFrame = 0 } = lane?.open ?? {}
    const timeoutNs = BigInt(lane?.timeoutMs ?? 0) * 1_000_000n
    const lasted = response.timeNs - startNs
    const timedOut = startFrame > 0 && timeoutNs > 0n && lasted > timeoutNs
    // 48 has many causes; after the timeout it is what brokers without KAFKA-19690 say.
    if (code === INVALID_TXN_STATE && !timedOut) return undefined
    return {
      subject: transactionalId,
      form: timedOut ? 'timedOut' : 'main',
      parameters: {
        transactionalId,
        timeout: `${(lane?.timeoutMs ?? 0) / 1000} s`,
        lasted: durationText(lasted),
      },
    }
  },
})
