// Records that the broker finds invalid (87, or 2 for a bad checksum), and batches that
// are too large (10, 18). For 87 the request shows the usual reasons: no batch or more
// than one in a partition, an old format, a negative sequence.
import { bytesOf } from '../../values.ts'
import { batchHeaders } from '../../models/batch-header.ts'
import { eachPartition } from '../../models/each-partition.ts'
import type { Exchange } from '../../events.ts'
import type { Models } from '../../models/models.ts'
import { countBatches } from '../../pipeline/summaries/batch-count.ts'
import type { Rule } from '../rule.ts'
import { refusalRule } from './refusal-rule.ts'
import { text } from './records-refused.text.ts'

const INVALID_RECORD = 87
const TOO_LARGE: ReadonlySet<number> = new Set([10, 18])

export const recordsRefused: Rule = refusalRule({
  id: 'records-refused',
  sources: ['KAFKA-8428', 'KIP-467', 'ProduceRequest.java @ Kafka 4.3'],
  apis: ['Produce'],
  codes: [INVALID_RECORD, 2, 10, 18],
  severity: 'error',
  text,
  look(exchange, error, models) {
    if (TOO_LARGE.has(error.code)) return { form: 'tooLarge', severity: 'warning' }
    return error.code === INVALID_RECORD ? { form: formOf(exchange, models) } : {}
  },
})

function formOf({ request }: Exchange, models: Models): string {
  for (const { partition } of eachPartition(
    request.body,
    'topicData',
    'partitionData',
    models.topics,
  )) {
    const records = bytesOf(partition, 'records')
    const headers = batchHeaders(records)
    const count = countBatches(records)
    if (count !== 1) return 'batches'
    if (headers.length === 0) return 'oldFormat'
    if (headers.some(({ producerId, baseSequence }) => producerId >= 0n && baseSequence < 0)) {
      return 'sequence'
    }
  }
  return 'main'
}
