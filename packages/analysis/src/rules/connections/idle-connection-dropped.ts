// A connection that was idle for minutes and then gives no answer: something between
// client and broker (Azure's load balancer after 240 seconds, firewalls) has forgotten it
// without telling. Evidence is the idle time, the request after it and its missing answer.
import type { AnalysisEvent } from '../../events.ts'
import { at, type Claim, type Rule } from '../rule.ts'
import { clientText, durationText } from '../wording.ts'
import type { Models } from '../../models/models.ts'
import { text } from './idle-connection-dropped.text.ts'

/** Shortest idle limit that is known in the field is 240 s; ours leaves room for clocks. */
const IDLE_NS = 180_000_000_000n
/** Brokers themselves end connections that are idle for this long (connections.max.idle.ms). */
const BROKER_IDLE_NS = 590_000_000_000n
const MAX_CONNECTIONS = 50_000

interface Quiet {
  lastNs: bigint
  /** The request that ended the idle time, while it is unanswered. */
  afterIdle: { readonly frame: number; readonly idleNs: bigint } | undefined
}

export const idleConnectionDropped: Rule = {
  id: 'idle-connection-dropped',
  severity: 'warning',
  sources: ['Azure Event Hubs for Kafka: configuration', 'librdkafka 1.7.0 notes'],
  text,
  start() {
    const connections = new Map<number, Quiet>()
    return { on: (event, models) => judge(event, models, connections) }
  },
}

function* judge(
  event: AnalysisEvent,
  models: Models,
  connections: Map<number, Quiet>,
): Iterable<Claim> {
  if (event.type === 'closed') connections.delete(event.connection.id)
  if (event.type === 'request') sent(event, connections)
  if (event.type === 'exchange') {
    const quiet = connections.get(event.connection.id)
    if (quiet !== undefined) {
      quiet.lastNs = event.response.timeNs
      quiet.afterIdle = undefined
    }
  }
  if (event.type !== 'unanswered' || event.reason !== 'closed') return
  const { request, connection } = event
  const after = connections.get(connection.id)?.afterIdle
  if (after?.frame !== request.frame) return
  yield {
    subject: models.brokers.keyOf(connection),
    severity: 'warning',
    confidence: 'likely',
    parameters: {
      client: clientText(models, connection),
      broker: models.brokers.labelOf(connection),
      idle: durationText(after.idleNs),
      api: request.apiName,
    },
    evidence: [at(request)],
    connections: [connection.id],
  }
}

function sent(
  { request }: Extract<AnalysisEvent, { type: 'request' }>,
  connections: Map<number, Quiet>,
): void {
  const known = connections.get(request.connection.id)
  if (known === undefined) {
    if (connections.size < MAX_CONNECTIONS) {
      connections.set(request.connection.id, { lastNs: request.timeNs, afterIdle: undefined })
    }
    return
  }
  const idleNs = request.timeNs - known.lastNs
  const isOurs = idleNs >= IDLE_NS && idleNs < BROKER_IDLE_NS
  if (isOurs) known.afterIdle = { frame: request.frame, idleNs }
  known.lastNs = request.timeNs
}
