// Compressed records that the broker does not take: 76 for zstd in old versions (Produce
// below v7, Fetch below v10) or brokers, 43 where the service takes no compression.
import { bytesOf } from '../../values.ts'
import { eachPartition } from '../../models/each-partition.ts'
import { batchHeaders } from '../../models/batch-header.ts'
import type { Exchange } from '../../events.ts'
import type { Models } from '../../models/models.ts'
import type { Rule } from '../rule.ts'
import { refusalRule } from './refusal-rule.ts'
import { text } from './compression-refused.text.ts'

const CODECS = ['none', 'gzip', 'snappy', 'lz4', 'zstd']
const UNSUPPORTED_FOR_MESSAGE_FORMAT = 43

export const compressionRefused: Rule = refusalRule({
  id: 'compression-refused',
  sources: ['KIP-110', 'KAFKA-7920', 'Azure Event Hubs for Kafka: configuration'],
  apis: ['Produce', 'Fetch', 'PushTelemetry'],
  codes: [UNSUPPORTED_FOR_MESSAGE_FORMAT, 76],
  severity: 'error',
  text,
  look(exchange, { code }, models) {
    if (exchange.apiName === 'Fetch') return { form: 'fetch' }
    const codec = codecOf(exchange, models)
    if (code === UNSUPPORTED_FOR_MESSAGE_FORMAT && codec === 0) return undefined
    return { parameters: { codec: CODECS[codec] ?? '?' } }
  },
})

function codecOf({ request }: Exchange, models: Models): number {
  const partitions = eachPartition(request.body, 'topicData', 'partitionData', models.topics)
  const codecs = partitions.flatMap(({ partition }) =>
    batchHeaders(bytesOf(partition, 'records'), 1).map(({ codec }) => codec),
  )
  return codecs.find((codec) => codec !== 0) ?? 0
}
