// The leader tells a consumer to read from a replica nearer to it (KIP-392, Fetch v11 and later:
// preferredReadReplica, and no records), and the consumer asks the leader again and again (D13).
// A healthy consumer goes to that replica, and comes back only for a reason; a connection to the
// replica that is captured shows that it does.
import type { AnalysisEvent, Exchange, Message } from '../../events.ts'
import { eachPartition } from '../../models/each-partition.ts'
import type { Models } from '../../models/models.ts'
import { putNewest } from '../../bounded.ts'
import { numberOf } from '../../values.ts'
import { at, type Claim, type Evidence, type Rule } from '../rule.ts'
import { clientText } from '../wording.ts'
import { text } from './preferred-replica-ignored.text.ts'

/** Our choice: more than a client needs that has to learn the replica's address first. */
const REPEATS = 5
const MAX_PARTITIONS = 50_000

interface Sent {
  readonly replica: number
  readonly first: Evidence
  count: number
}

export const preferredReplicaIgnored: Rule = {
  id: 'preferred-replica-ignored',
  severity: 'warning',
  sources: ['KIP-392', 'franz-go v1.2.6 changelog'],
  apis: ['Fetch'],
  text,
  start() {
    const sent = new Map<string, Sent>()
    return {
      on(event, models) {
        if (event.type === 'request') follow(event, models, sent)
        return event.type === 'exchange' ? judge(event, models, sent) : undefined
      },
    }
  },
}

/** The consumer asks the replica that it was sent to. */
function follow(
  { request }: Extract<AnalysisEvent, { type: 'request' }>,
  models: Models,
  sent: Map<string, Sent>,
): void {
  if (sent.size === 0) return
  const node = models.brokers.nodeOf(request.connection)?.nodeId
  for (const { key } of eachPartition(request.body, 'topics', 'partitions', models.topics)) {
    const place = keyOf(request, key)
    if (sent.get(place)?.replica === node) sent.delete(place)
  }
}

function* judge(
  { request, response, connection }: Exchange,
  models: Models,
  sent: Map<string, Sent>,
): Iterable<Claim> {
  const node = models.brokers.nodeOf(connection)?.nodeId
  for (const each of eachPartition(response.body, 'responses', 'partitions', models.topics)) {
    const replica = numberOf(each.partition, 'preferredReadReplica') ?? -1
    if (replica < 0 || replica === node) continue
    const evidence = at(response, `${each.path}.preferredReadReplica`)
    const place = keyOf(request, each.key)
    const known = sent.get(place)
    const entry = known?.replica === replica ? known : { replica, first: evidence, count: 0 }
    entry.count++
    putNewest(sent, place, entry, MAX_PARTITIONS)
    if (entry.count < REPEATS) continue
    yield {
      subject: place,
      severity: 'warning',
      confidence: 'likely',
      parameters: {
        client: clientText(models, connection),
        partition: each.key,
        broker: models.brokers.labelOf(connection),
        replica,
        count: entry.count,
      },
      evidence: [evidence, entry.first],
      connections: [connection.id],
      amends: true,
    }
  }
}

function keyOf({ connection, info }: Message, partition: string): string {
  return `${partition} of ${connection.client.address} ${info.clientId ?? ''}`
}
