// A partition stays in an incremental fetch session although its client is done with it (E04):
// the broker sends the same records of it with each answer, and the client neither moves its
// offset on nor forgets it. Records that a client has taken move its offset in the next request
// (KIP-227), so repeats without a word about the partition are records for nobody.
import type { AnalysisEvent, Exchange, Message } from '../../events.ts'
import { batchHeaders } from '../../models/batch-header.ts'
import { eachPartition } from '../../models/each-partition.ts'
import type { Models } from '../../models/models.ts'
import { partitionKey } from '../../models/topics.ts'
import { putNewest } from '../../bounded.ts'
import { bytesOf, numberOf, numbersOf, structsOf } from '../../values.ts'
import { at, type Claim, type Evidence, type Rule } from '../rule.ts'
import { clientText } from '../wording.ts'
import { text } from './session-partition-ignored.text.ts'

/** Our choice: a client that still works off an answer asks without the partition once or twice. */
const REPEATS = 5
const MAX_PARTITIONS = 50_000

interface Sent {
  readonly baseOffset: bigint
  readonly first: Evidence
  count: number
}

export const sessionPartitionIgnored: Rule = {
  id: 'session-partition-ignored',
  severity: 'warning',
  sources: ['KIP-227', 'franz-go v1.15.3 changelog', 'platformatic/kafka issue 321'],
  apis: ['Fetch'],
  text,
  start() {
    const sent = new Map<string, Sent>()
    return {
      on(event, models) {
        if (event.type === 'request') speakOf(event, models, sent)
        return event.type === 'exchange' ? judge(event, models, sent) : undefined
      },
    }
  },
}

/** The partitions that a request asks for anew or forgets. */
function speakOf(
  { request }: Extract<AnalysisEvent, { type: 'request' }>,
  models: Models,
  sent: Map<string, Sent>,
): void {
  if (sent.size === 0) return
  const { body } = request
  for (const { key } of eachPartition(body, 'topics', 'partitions', models.topics)) {
    sent.delete(keyOf(request, key))
  }
  for (const topic of structsOf(body, 'forgottenTopicsData')) {
    const name = models.topics.nameOf(topic)
    for (const index of numbersOf(topic, 'partitions')) {
      sent.delete(keyOf(request, partitionKey(name, index)))
    }
  }
}

function* judge(
  { request, response, connection }: Exchange,
  models: Models,
  sent: Map<string, Sent>,
): Iterable<Claim> {
  const isIncremental = (numberOf(request.body, 'sessionEpoch') ?? -1) > 0
  if (!isIncremental) return
  for (const each of eachPartition(response.body, 'responses', 'partitions', models.topics)) {
    const [batch] = batchHeaders(bytesOf(each.partition, 'records'), 1)
    if (batch === undefined) continue
    const place = keyOf(request, each.key)
    const evidence = at(response, `${each.path}.records`)
    const { baseOffset } = batch
    const known = sent.get(place)
    const entry =
      known?.baseOffset === baseOffset ? known : { baseOffset, first: evidence, count: 0 }
    entry.count++
    putNewest(sent, place, entry, MAX_PARTITIONS)
    if (entry.count <= REPEATS) continue
    yield {
      subject: place,
      severity: 'warning',
      confidence: 'likely',
      parameters: {
        client: clientText(models, connection),
        broker: models.brokers.labelOf(connection),
        partition: each.key,
        offset: baseOffset,
        count: entry.count,
      },
      evidence: [evidence, entry.first],
      connections: [connection.id],
      amends: true,
    }
  }
}

function keyOf({ connection }: Message, partition: string): string {
  return `${partition} on c${connection.id}`
}
