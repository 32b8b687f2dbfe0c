// EndTxn(commit) for a transaction into which nothing was put: the coordinator answers 48
// INVALID_TXN_STATE. A client must not send it; with transaction.version 2 an abort of an
// empty transaction is legal.
import { flagOf, textOf } from '../../values.ts'
import { exchangeRule } from '../exchange-rule.ts'
import { at, type Rule } from '../rule.ts'
import { clientText, errorText, where } from '../wording.ts'
import { text } from './empty-transaction-commit.text.ts'

const INVALID_TXN_STATE = 48

export const emptyTransactionCommit: Rule = exchangeRule(
  {
    id: 'empty-transaction-commit',
    severity: 'error',
    sources: ['KAFKA-18401', 'kafkajs 2.1.0 changelog', 'TransactionCoordinator.scala @ Kafka 4.3'],
    apis: ['EndTxn'],
    text,
  },
  function* judge({ request, response, connection }, models) {
    const transactionalId = textOf(request.body, 'transactionalId')
    const refusal = response.info.errors.find(({ code }) => code === INVALID_TXN_STATE)
    if (refusal === undefined || transactionalId === undefined) return
    if (flagOf(request.body, 'committed') !== true) return
    const lane = models.transactions.lane(transactionalId)
    if (lane?.init === undefined || !lane.isEmpty) return
    yield {
      subject: transactionalId,
      severity: 'error',
      confidence: 'proven',
      parameters: {
        transactionalId,
        client: clientText(models, connection),
        error: errorText(INVALID_TXN_STATE),
      },
      evidence: [at(response, refusal.path), at(request, 'committed'), where(lane.init)],
      connections: [connection.id],
    }
  },
)
