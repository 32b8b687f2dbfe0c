// A topic that was deleted and created again has another id. A consumer that keeps asking
// by the old one is answered UNKNOWN_TOPIC_ID (100) or INCONSISTENT_TOPIC_ID (103) for
// good, although Metadata knows the new id. Some refusals right after the change are
// normal; the claim needs that it goes on after Metadata has told the new id.
import type { Exchange } from '../../events.ts'
import type { Models } from '../../models/models.ts'
import { structsOf, textOf } from '../../values.ts'
import { putNewest } from '../../bounded.ts'
import { at, type Claim, type Rule } from '../rule.ts'
import { clientText } from '../wording.ts'
import { text } from './topic-made-anew.text.ts'

const GONE: ReadonlySet<number> = new Set([100, 103])
/** Our choice. */
const REPEATS = 5
const MAX_WATCHED = 10_000

export const topicMadeAnew: Rule = {
  id: 'topic-made-anew',
  severity: 'error',
  sources: ['KIP-516', 'franz-go issue 908', 'grafana/mimir issue 15319'],
  apis: ['Fetch'],
  text,
  start() {
    const repeats = new Map<string, number>()
    return {
      on: (event, models) =>
        event.type === 'exchange' ? judge(event, models, repeats) : undefined,
    }
  },
}

function* judge(exchange: Exchange, models: Models, repeats: Map<string, number>): Iterable<Claim> {
  const { request, response, connection } = exchange
  for (const [index, topic] of structsOf(response.body, 'responses').entries()) {
    const id = textOf(topic, 'topicId')
    if (id === undefined) continue
    const isGone = structsOf(topic, 'partitions').some((each) =>
      GONE.has(Number(each['errorCode'])),
    )
    const name = models.topics.nameOf(topic)
    const newId = models.topics.idOf(name)
    if (!isGone || newId === undefined || newId === id) continue
    const key = `${connection.client.address} ${request.info.clientId} ${id}`
    const count = (repeats.get(key) ?? 0) + 1
    putNewest(repeats, key, count, MAX_WATCHED)
    if (count < REPEATS) continue
    const told = models.facts.latest('topic', name, 'topicId')
    const path = `responses[${index}].partitions[0].errorCode`
    yield {
      subject: name,
      severity: 'error',
      confidence: 'proven',
      parameters: { topic: name, oldId: id, newId, count, client: clientText(models, connection) },
      evidence: [
        at(response, path),
        at(request, 'topics'),
        ...(told === undefined ? [] : [{ frame: told.frame, packet: 0, path: told.path }]),
      ],
      connections: [connection.id],
      amends: true,
    }
  }
}
