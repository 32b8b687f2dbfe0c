// NOT_ENOUGH_REPLICAS (19) on a transactional Produce up to v11 often has nothing to do
// with replicas: the leader could not ask the coordinator whether the partition is part
// of the transaction, and old versions have no better code. The message says so.
import { eachPartition } from '../../models/each-partition.ts'
import { textOf } from '../../values.ts'
import type { Rule } from '../rule.ts'
import { refusalRule } from './refusal-rule.ts'
import { text } from './txn-verification-failed.text.ts'

export const txnVerificationFailed: Rule = refusalRule({
  id: 'txn-verification-failed',
  sources: ['KIP-890', 'ReplicaManager.scala @ Kafka 4.3'],
  apis: ['Produce'],
  codes: [19],
  severity: 'warning',
  text,
  look({ request, response }, error, models) {
    const transactionalId = textOf(request.body, 'transactionalId')
    const partitions = eachPartition(
      response.body,
      'responses',
      'partitionResponses',
      models.topics,
    )
    const refused = partitions.find(({ path }) => error.path.startsWith(path))
    const message = (refused && textOf(refused.partition, 'errorMessage')) ?? ''
    if (transactionalId === undefined || !message.includes('verify the partition')) return undefined
    return { subject: transactionalId, parameters: { transactionalId, message } }
  },
})
