// A group member that gets its assignment and its committed offsets, goes on with
// heartbeats, and never fetches although it has a connection to the leader. Nothing on
// the wire is wrong; the client refuses to go on by itself. Known causes: franz-go whose
// OffsetForLeaderEpoch is capped below what it decides to use (trace f3), franz-go 1.21.0
// where OffsetFetch v8 meets Metadata v9. A consumer may also be paused, so this is a sign.
import type { AnalysisEvent, Exchange, Message } from '../../events.ts'
import { numberOf } from '../../values.ts'
import type { Models } from '../../models/models.ts'
import { at, type Claim, type Rule } from '../rule.ts'
import { clientText, durationText } from '../wording.ts'
import { eachPartition } from '../../models/each-partition.ts'
import { structsOf } from '../../values.ts'
import { text } from './consumer-never-fetches.text.ts'

/** Our choice: far beyond any start, and three heartbeats of the usual interval. */
const WAITS_NS = 10_000_000_000n
const MAX_WATCHED = 10_000

interface Waiting {
  readonly offsets: Message
  /** First partition with a committed offset, and whether its commit has an epoch. */
  readonly partition: string
  readonly hasEpoch: boolean
  heartbeats: number
  claimed: boolean
}

export const consumerNeverFetches: Rule = {
  id: 'consumer-never-fetches',
  severity: 'warning',
  sources: ['franz-go issue 699', 'franz-go issue 1312'],
  apis: [
    'OffsetFetch',
    'Fetch',
    'ListOffsets',
    'OffsetForLeaderEpoch',
    'Heartbeat',
    'ConsumerGroupHeartbeat',
    'LeaveGroup',
  ],
  text,
  start() {
    const waiting = new Map<string, Waiting>()
    return { on: (event, models) => judge(event, models, waiting) }
  },
}

function* judge(
  event: AnalysisEvent,
  models: Models,
  waiting: Map<string, Waiting>,
): Iterable<Claim> {
  if (event.type === 'request') {
    const { apiName } = event.request
    const goesOn =
      apiName === 'Fetch' || apiName === 'ListOffsets' || apiName === 'OffsetForLeaderEpoch'
    if (goesOn) waiting.delete(clientKey(event.request))
    return
  }
  if (event.type !== 'exchange') return
  const key = clientKey(event.request)
  if (event.apiName === 'OffsetFetch') {
    if (waiting.size < MAX_WATCHED) begin(event, models, key, waiting)
    return
  }
  const member = waiting.get(key)
  if (member === undefined || numberOf(event.response.body, 'errorCode') !== 0) return
  member.heartbeats++
  const waited = event.response.timeNs - member.offsets.timeNs
  const leaves = event.apiName === 'LeaveGroup'
  if (leaves) waiting.delete(key)
  if (member.claimed || (waited < WAITS_NS && !(leaves && member.heartbeats > 1))) return
  if (!reachesLeader(event, member, models)) return
  member.claimed = true
  yield claim(event, member, waited, models)
}

function begin(event: Exchange, models: Models, key: string, waiting: Map<string, Waiting>): void {
  if (waiting.has(key)) return
  const groups = structsOf(event.response.body, 'groups')
  const bodies = groups.length > 0 ? groups : [event.response.body]
  const partitions = bodies.flatMap((body) =>
    eachPartition(body, 'topics', 'partitions', models.topics),
  )
  const committed = partitions.find(({ partition }) => {
    const offset = partition['committedOffset']
    return typeof offset === 'bigint' && offset >= 0n && partition['errorCode'] === 0
  })
  if (committed === undefined) return
  waiting.set(key, {
    offsets: event.response,
    partition: committed.key,
    hasEpoch: (numberOf(committed.partition, 'committedLeaderEpoch') ?? -1) >= 0,
    heartbeats: 0,
    claimed: false,
  })
}

/** The capture would show a Fetch: the leader is behind this very connection. */
function reachesLeader({ connection }: Exchange, { partition }: Waiting, models: Models): boolean {
  const leader = models.leaders.of(partition)?.value.nodeId
  const node = models.brokers.nodeOf(connection)?.nodeId
  return leader !== undefined && leader === node
}

function claim(
  { request, connection }: Exchange,
  member: Waiting,
  waited: bigint,
  models: Models,
): Claim {
  const software = models.clients.softwareOf(connection)?.client
  const isFranzGo = software?.family === 'franz-go'
  return {
    subject: clientKey(request),
    severity: 'warning',
    confidence: 'possible',
    form: isFranzGo && member.hasEpoch ? 'franzGo' : 'main',
    parameters: {
      client: clientText(models, connection),
      partition: member.partition,
      duration: durationText(waited),
    },
    evidence: [at(member.offsets), at(request)],
    connections: [connection.id],
  }
}

function clientKey({ connection, info }: Message): string {
  return `${connection.client.address} ${info.clientId ?? ''}`
}
