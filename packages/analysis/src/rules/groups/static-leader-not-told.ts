// A static member that led its group comes back after a restart (F05). Up to JoinGroup v8 the
// coordinator hands it the old assignment and names the member id of before as leader, so that
// nobody feels responsible: a subscription that has changed is not acted upon until the next
// rebalance. From v9 on the answer says so (KIP-814). That the leader comes back is normal; it
// becomes a warning when its topics differ from those that it had joined with before.
import type { Exchange } from '../../events.ts'
import type { Models } from '../../models/models.ts'
import { bytesOf, numberOf, structsOf, textOf, textsOf } from '../../values.ts'
import { putNewest } from '../../bounded.ts'
import { at, type Claim, type Rule } from '../rule.ts'
import { clientText } from '../wording.ts'
import { consumerData } from './consumer-protocol.ts'
import { text } from './static-leader-not-told.text.ts'

/** From here on the answer has skipAssignment. */
const JOIN_GROUP_TELLS_LEADER = 9
const MAX_INSTANCES = 10_000

export const staticLeaderNotTold: Rule = {
  id: 'static-leader-not-told',
  severity: 'warning',
  sources: ['KIP-345', 'KIP-814', 'franz-go v1.9.0 changelog'],
  apis: ['JoinGroup'],
  text,
  start() {
    const topicsOf = new Map<string, string>()
    return {
      on: (event, models) =>
        event.type === 'exchange' ? judge(event, models, topicsOf) : undefined,
    }
  },
}

function* judge(
  { request, response, connection, apiVersion }: Exchange,
  models: Models,
  topicsOf: Map<string, string>,
): Iterable<Claim> {
  const instance = textOf(request.body, 'groupInstanceId')
  if (instance === undefined || numberOf(response.body, 'errorCode') !== 0) return
  const group = textOf(request.body, 'groupId') ?? ''
  const key = `${group} ${instance}`
  const topics = topicsAsked(request.body)
  const before = topicsOf.get(key)
  putNewest(topicsOf, key, topics, MAX_INSTANCES)
  const leader = textOf(response.body, 'leader') ?? ''
  const memberId = textOf(response.body, 'memberId') ?? ''
  const isOwnGhost = leader !== memberId && leader.startsWith(`${instance}-`)
  if (apiVersion >= JOIN_GROUP_TELLS_LEADER || !isOwnGhost) return
  if (before === undefined || before === topics) return
  const client = clientText(models, connection)
  yield {
    subject: key,
    severity: 'warning',
    confidence: 'likely',
    parameters: { client, group, instance, version: apiVersion, leader, before, topics },
    evidence: [at(response, 'leader'), at(request, 'protocols[0].metadata')],
    connections: [connection.id],
  }
}

function topicsAsked(body: Exchange['request']['body']): string {
  const [protocol] = structsOf(body, 'protocols')
  const data = protocol && consumerData('Subscription', bytesOf(protocol, 'metadata'))
  return data === undefined ? '?' : textsOf(data.struct, 'topics').toSorted().join(', ')
}
