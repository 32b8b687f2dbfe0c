// Producers are idempotent by default since Java 3.0 and in other clients; they need
// InitProducerId (22). A service that does not advertise it makes such a producer stop
// before it sends anything: what is left on the wire is a connection that learns the
// versions, asks for Metadata, and never produces. So it is at most a likely reading.
import type { AnalysisEvent } from '../../events.ts'
import type { Models } from '../../models/models.ts'
import { at, type Claim, type Rule } from '../rule.ts'
import { capital, clientText, where } from '../wording.ts'
import { text } from './idempotence-not-served.text.ts'

const INIT_PRODUCER_ID = 22
const PRODUCE = 0
/** Clients that are idempotent unless they are told otherwise. */
const IDEMPOTENT_BY_DEFAULT: ReadonlySet<string> = new Set(['java', 'franz-go'])
/** What a producer does before it produces. */
const BEFORE_PRODUCING: ReadonlySet<string> = new Set([
  'ApiVersions',
  'Metadata',
  'SaslHandshake',
  'SaslAuthenticate',
  'GetTelemetrySubscriptions',
])
const MAX_CONNECTIONS = 50_000

export const idempotenceNotServed: Rule = {
  id: 'idempotence-not-served',
  severity: 'warning',
  sources: [
    'KIP-679',
    'redpanda issue 4283',
    'Pulsar KoP issue 2008',
    'OCI Streaming: Kafka compatibility',
  ],
  text,
  start() {
    /** Connections that have asked for Metadata with topics, and nothing that a consumer asks. */
    const candidates = new Map<number, Extract<AnalysisEvent, { type: 'request' }>>()
    const others = new Set<number>()
    return { on: (event, models) => judge(event, models, candidates, others) }
  },
}

function* judge(
  event: AnalysisEvent,
  models: Models,
  candidates: Map<number, Extract<AnalysisEvent, { type: 'request' }>>,
  others: Set<number>,
): Iterable<Claim> {
  if (event.type === 'request') {
    const { apiName, connection } = event.request
    if (!BEFORE_PRODUCING.has(apiName)) others.add(connection.id)
    if (apiName === 'Metadata' && candidates.size < MAX_CONNECTIONS)
      candidates.set(connection.id, event)
    return
  }
  if (event.type !== 'closed') return
  const { connection } = event
  const metadata = candidates.get(connection.id)
  const isOther = others.delete(connection.id)
  candidates.delete(connection.id)
  if (metadata === undefined || isOther || event.by !== 'client') return
  const advertised = models.negotiation.advertisedTo(connection)
  const ranges = advertised?.table.value.ranges
  const lacks = ranges?.has(PRODUCE) === true && !isServed(ranges.get(INIT_PRODUCER_ID))
  const software = models.clients.softwareOf(connection)?.client
  if (advertised === undefined || !lacks || !IDEMPOTENT_BY_DEFAULT.has(software?.family ?? ''))
    return
  yield {
    subject: clientText(models, connection),
    severity: 'warning',
    confidence: 'possible',
    parameters: {
      client: clientText(models, connection),
      Broker: capital(models.brokers.labelOf(connection)),
      broker: models.brokers.labelOf(connection),
    },
    evidence: [where(advertised.table), at(metadata.request)],
    connections: [connection.id],
  }
}

function isServed(range: { readonly max: number } | undefined): boolean {
  return range !== undefined && range.max >= 0
}
