// A producer that is told that a newer one has taken its transactional id: 90, or 47 in
// versions that do not know 90 and always in Produce. The transaction's timeout does the
// same: it raises the epoch.
import { textOf } from '../../values.ts'
import type { Rule } from '../rule.ts'
import { durationText } from '../wording.ts'
import { refusalRule } from './refusal-rule.ts'
import { text } from './producer-fenced.text.ts'

export const producerFenced: Rule = refusalRule({
  id: 'producer-fenced',
  sources: ['KIP-360', 'KIP-588', 'KAFKA-9911', 'TransactionCoordinator.scala @ Kafka 4.3'],
  apis: [
    'Produce',
    'InitProducerId',
    'AddPartitionsToTxn',
    'AddOffsetsToTxn',
    'EndTxn',
    'TxnOffsetCommit',
  ],
  codes: [47, 90],
  severity: 'warning',
  text,
  look({ request, response }, _, models) {
    const { body } = request
    const transactionalId =
      textOf(body, 'transactionalId') ?? textOf(body, 'v3AndBelowTransactionalId')
    if (transactionalId === undefined) return { form: 'idempotent' }
    const lane = models.transactions.lane(transactionalId)
    const { startNs = 0n, startFrame = 0 } = lane?.open ?? {}
    const timeoutNs = BigInt(lane?.timeoutMs ?? 0) * 1_000_000n
    const lasted = response.timeNs - startNs
    const timedOut = startFrame > 0 && timeoutNs > 0n && lasted > timeoutNs
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
