// A topic is deleted and made anew, and a client goes on committing the offsets of the old one
// (D18): Metadata told another topic id, and a commit for the topic lies beyond the end of the new
// log. A consumer that finds such a commit later is out of range, or, once the log has grown
// past it, silently skips what was written in between.
import type { Exchange } from '../../events.ts'
import { eachPartition } from '../../models/each-partition.ts'
import type { Models } from '../../models/models.ts'
import { highestEnd } from '../../models/partition-offsets.ts'
import { ZERO_UUID } from '../../models/topics.ts'
import { putNewest } from '../../bounded.ts'
import { longOf, structsOf, textOf } from '../../values.ts'
import { at, type Claim, type Evidence, type Rule } from '../rule.ts'
import { clientText, where } from '../wording.ts'
import { text } from './old-offset-committed.text.ts'

const MAX_TOPICS = 50_000

interface Topic {
  readonly id: string
  /** Where another id than before was told. */
  readonly changed?: Evidence
}

export const oldOffsetCommitted: Rule = {
  id: 'old-offset-committed',
  severity: 'error',
  sources: ['KIP-516', 'franz-go pull request 1426', 'franz-go pull request 1364'],
  apis: ['Metadata', 'OffsetCommit'],
  text,
  start() {
    const topics = new Map<string, Topic>()
    return {
      on(event, models) {
        if (event.type !== 'exchange') return undefined
        if (event.apiName === 'OffsetCommit') return judge(event, models, topics)
        learn(event, topics)
        return undefined
      },
    }
  },
}

function learn({ response }: Exchange, topics: Map<string, Topic>): void {
  for (const [index, each] of structsOf(response.body, 'topics').entries()) {
    const name = textOf(each, 'name')
    const id = textOf(each, 'topicId')
    if (name === undefined || id === undefined || id === ZERO_UUID) continue
    const before = topics.get(name)
    if (before?.id === id) continue
    const changed = before && at(response, `topics[${index}].topicId`)
    putNewest(topics, name, { id, ...(changed && { changed }) }, MAX_TOPICS)
  }
}

function* judge(
  { request, response, connection }: Exchange,
  models: Models,
  topics: Map<string, Topic>,
): Iterable<Claim> {
  const group = textOf(request.body, 'groupId') ?? ''
  const refused = new Set(
    eachPartition(response.body, 'topics', 'partitions', models.topics)
      .filter(({ partition }) => partition['errorCode'] !== 0)
      .map(({ key }) => key),
  )
  for (const each of eachPartition(request.body, 'topics', 'partitions', models.topics)) {
    const changed = topics.get(each.topic)?.changed
    const known = models.offsets.of(each.key)
    const end = known && highestEnd(known)
    const offset = longOf(each.partition, 'committedOffset') ?? -1n
    if (changed === undefined || end === undefined || offset <= end.value) continue
    if (refused.has(each.key)) continue
    yield {
      subject: `${group} ${each.key}`,
      severity: 'error',
      confidence: 'likely',
      parameters: {
        client: clientText(models, connection),
        group,
        topic: each.topic,
        partition: each.key,
        offset,
        end: end.value,
      },
      evidence: [at(request, `${each.path}.committedOffset`), changed, where(end)],
      connections: [connection.id],
    }
  }
}
