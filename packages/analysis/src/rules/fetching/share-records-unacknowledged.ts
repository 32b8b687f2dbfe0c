// Records of a share group that are handed to a member again and again, and that it never
// acknowledges (F14): the partition has stayed in the share session although the member forgot
// it. Slow handling lets a lock run out too, so that it takes a third delivery to the same member
// without one acknowledgement for the partition.
import type { AnalysisEvent, Exchange, Message } from '../../events.ts'
import { eachPartition } from '../../models/each-partition.ts'
import type { Models } from '../../models/models.ts'
import { putNewest } from '../../bounded.ts'
import { longOf, numberOf, structsOf, textOf } from '../../values.ts'
import { at, type Claim, type Evidence, type Rule } from '../rule.ts'
import { clientText } from '../wording.ts'
import { text } from './share-records-unacknowledged.text.ts'

/** Our choice; brokers give up at group.share.delivery.count.limit, 5 by default. */
const DELIVERIES = 3
const MAX_PARTITIONS = 50_000

interface Acquired {
  readonly offset: bigint
  readonly first: Evidence
}

export const shareRecordsUnacknowledged: Rule = {
  id: 'share-records-unacknowledged',
  severity: 'error',
  sources: ['KIP-932', 'franz-go v1.21.5 changelog'],
  apis: ['ShareFetch', 'ShareAcknowledge'],
  text,
  start() {
    const acquired = new Map<string, Acquired>()
    return {
      on(event, models) {
        if (event.type === 'request') acknowledge(event, models, acquired)
        const isFetch = event.type === 'exchange' && event.apiName === 'ShareFetch'
        return isFetch ? judge(event, models, acquired) : undefined
      },
    }
  },
}

function acknowledge(
  { request }: Extract<AnalysisEvent, { type: 'request' }>,
  models: Models,
  acquired: Map<string, Acquired>,
): void {
  if (acquired.size === 0) return
  for (const each of eachPartition(request.body, 'topics', 'partitions', models.topics)) {
    const isAcknowledged = structsOf(each.partition, 'acknowledgementBatches').length > 0
    if (isAcknowledged) acquired.delete(keyOf(request, each.key))
  }
}

function* judge(
  { request, response, connection }: Exchange,
  models: Models,
  acquired: Map<string, Acquired>,
): Iterable<Claim> {
  for (const each of eachPartition(response.body, 'responses', 'partitions', models.topics)) {
    for (const [index, batch] of structsOf(each.partition, 'acquiredRecords').entries()) {
      const place = keyOf(request, each.key)
      const offset = longOf(batch, 'firstOffset') ?? -1n
      const deliveries = numberOf(batch, 'deliveryCount') ?? 0
      const evidence = at(response, `${each.path}.acquiredRecords[${index}].deliveryCount`)
      const known = acquired.get(place)
      if (known === undefined) {
        putNewest(acquired, place, { offset, first: evidence }, MAX_PARTITIONS)
        continue
      }
      if (known.offset !== offset || deliveries < DELIVERIES) continue
      yield {
        subject: place,
        severity: 'error',
        confidence: 'likely',
        parameters: {
          client: clientText(models, connection),
          partition: each.key,
          group: textOf(request.body, 'groupId') ?? '',
          offset,
          deliveries,
        },
        evidence: [evidence, known.first],
        connections: [connection.id],
        amends: true,
      }
    }
  }
}

function keyOf({ body }: Message, partition: string): string {
  return `${partition} ${textOf(body, 'groupId') ?? ''} ${textOf(body, 'memberId') ?? ''}`
}
