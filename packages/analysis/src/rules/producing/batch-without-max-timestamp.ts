// A batch whose maxTimestamp lies below its first timestamp. Kafka takes it and files it
// under the wrong time: retention and lookups by time go wrong for the segment.
import { batchHeaders } from '../../models/batch-header.ts'
import { eachPartition } from '../../models/each-partition.ts'
import { bytesOf } from '../../values.ts'
import { exchangeRule } from '../exchange-rule.ts'
import { at, type Rule } from '../rule.ts'
import { clientText } from '../wording.ts'
import { text } from './batch-without-max-timestamp.text.ts'

export const batchWithoutMaxTimestamp: Rule = exchangeRule(
  {
    id: 'batch-without-max-timestamp',
    severity: 'warning',
    sources: ['IBM/sarama pull request 3108', 'DefaultRecordBatch.java @ Kafka 4.3'],
    apis: ['Produce'],
    text,
  },
  function* judge({ request, connection }, models) {
    for (const each of eachPartition(request.body, 'topicData', 'partitionData', models.topics)) {
      const [batch] = batchHeaders(bytesOf(each.partition, 'records'), 1)
      if (batch === undefined || batch.recordCount <= 0) continue
      if (batch.baseTimestamp < 0n || batch.maxTimestamp >= batch.baseTimestamp) continue
      const client = clientText(models, connection)
      yield {
        subject: client,
        severity: 'warning',
        confidence: 'proven',
        parameters: {
          client,
          partition: each.key,
          base: batch.baseTimestamp,
          max: batch.maxTimestamp,
        },
        evidence: [at(request, `${each.path}.records`)],
        connections: [connection.id],
      }
    }
  },
)
