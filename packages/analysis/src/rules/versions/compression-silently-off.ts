// librdkafka before 2.11.1 turns compression on only if Produce v0 lies inside the
// advertised range. A broker or proxy that advertises Produce from v3 on makes it send
// uncompressed batches without a word. What the user configured is not on the wire, so
// that this is a sign, not a proof.
import { compareVersions } from '../../clients/client-software.ts'
import { batchHeaders } from '../../models/batch-header.ts'
import { eachPartition } from '../../models/each-partition.ts'
import { bytesOf } from '../../values.ts'
import { exchangeRule } from '../exchange-rule.ts'
import { at, type Rule } from '../rule.ts'
import { capital, rangeText, where } from '../wording.ts'
import { text } from './compression-silently-off.text.ts'

const PRODUCE = 0
const FIXED_IN = [2, 11, 1]

export const compressionSilentlyOff: Rule = exchangeRule(
  {
    id: 'compression-silently-off',
    severity: 'warning',
    sources: ['librdkafka issue 4956', 'KAFKA-18659', 'kroxylicious pull request 2851'],
    apis: ['Produce'],
    text,
  },
  function* judge({ request, connection }, models) {
    const software = models.clients.softwareOf(connection)?.client
    if (software?.family !== 'librdkafka' || software.version === undefined) return
    if (compareVersions(software.version, FIXED_IN) >= 0) return
    const advertised = models.negotiation.advertisedTo(connection)
    const range = advertised?.table.value.ranges.get(PRODUCE)
    if (advertised === undefined || range === undefined || range.min < 3) return
    const batches = eachPartition(
      request.body,
      'topicData',
      'partitionData',
      models.topics,
    ).flatMap(({ partition }) => batchHeaders(bytesOf(partition, 'records'), 1))
    if (batches.length === 0 || batches.some(({ codec }) => codec !== 0)) return
    yield {
      subject: software.display,
      severity: 'warning',
      confidence: 'possible',
      parameters: {
        client: software.display,
        Broker: capital(models.brokers.labelOf(connection)),
        range: rangeText(range),
      },
      evidence: [at(request, 'topicData'), where(advertised.table)],
      connections: [connection.id],
    }
  },
)
