// The list of aborted transactions in a Fetch answer tells a read_committed consumer what
// to skip. Two forms mislead clients: a list for a read_uncommitted consumer, which must
// get none, and one whose transactions of a producer do not ascend.
import type { KafkaStruct } from '@brokerscope/codec'
import { eachPartition } from '../../models/each-partition.ts'
import { longOf, numberOf, structsOf } from '../../values.ts'
import { exchangeRule } from '../exchange-rule.ts'
import { at, type Rule } from '../rule.ts'
import { capital, clientText } from '../wording.ts'
import { text } from './aborted-transactions-list.text.ts'

const READ_UNCOMMITTED = 0

export const abortedTransactionsList: Rule = exchangeRule(
  {
    id: 'aborted-transactions-list',
    severity: 'warning',
    sources: ['KIP-98', 'franz-go v1.17.1 changelog', 'franz-go v1.21.4 changelog'],
    apis: ['Fetch'],
    text,
  },
  function* judge({ request, response, connection }, models) {
    const isolation = numberOf(request.body, 'isolationLevel')
    for (const each of eachPartition(response.body, 'responses', 'partitions', models.topics)) {
      const aborted = structsOf(each.partition, 'abortedTransactions')
      if (aborted.length === 0) continue
      const form = isolation === READ_UNCOMMITTED ? 'uncommitted' : 'unsorted'
      if (form === 'unsorted' && isSorted(aborted)) continue
      yield {
        subject: `${form} ${models.brokers.keyOf(connection)}`,
        severity: 'warning',
        confidence: 'proven',
        form,
        parameters: {
          Broker: capital(models.brokers.labelOf(connection)),
          client: clientText(models, connection),
          partition: each.key,
          count: aborted.length,
        },
        evidence: [at(response, `${each.path}.abortedTransactions`), at(request, 'isolationLevel')],
        connections: [connection.id],
      }
    }
  },
)

/** Ascending first offsets for each producer. */
function isSorted(aborted: readonly KafkaStruct[]): boolean {
  const last = new Map<bigint, bigint>()
  return aborted.every((each) => {
    const producerId = longOf(each, 'producerId') ?? -1n
    const first = longOf(each, 'firstOffset') ?? -1n
    const isAscending = first >= (last.get(producerId) ?? -1n)
    last.set(producerId, first)
    return isAscending
  })
}
