// The end of a partition as one leader tells it only rises while the leader epoch stays
// the same: high watermark and log start of Fetch, latest and earliest of ListOffsets. An
// answer of the same leader in the same epoch that says less than an earlier one is a
// contradiction (a stale replica behind one address, a service that computes offsets per
// API). Answers about the same moment may cross on two connections, so the later one must
// have been asked after the earlier one had come.
import type { Exchange } from '../../events.ts'
import { eachPartition } from '../../models/each-partition.ts'
import type { Models } from '../../models/models.ts'
import { longOf, numberOf } from '../../values.ts'
import { at, type Claim, type Evidence, type Rule } from '../rule.ts'
import { capital } from '../wording.ts'
import { text } from './offsets-go-back.text.ts'

const MAX_PARTITIONS = 50_000
const LATEST = -1n

type Kind = 'end' | 'start'

interface Highest {
  readonly offset: bigint
  readonly answeredNs: bigint
  readonly evidence: Evidence
  readonly leader: string
  readonly field: string
}

export const offsetsGoBack: Rule = {
  id: 'offsets-go-back',
  severity: 'error',
  sources: ['KIP-101', 'streamnative/kop pull request 1512', 'redpanda issue 5435'],
  apis: ['Fetch', 'ListOffsets'],
  text,
  start() {
    const highest = new Map<string, Highest>()
    return {
      on: (event, models) =>
        event.type === 'exchange' ? judge(event, models, highest) : undefined,
    }
  },
}

function* judge(
  exchange: Exchange,
  models: Models,
  highest: Map<string, Highest>,
): Iterable<Claim> {
  const { request, response, connection } = exchange
  forgetRefused(exchange, models, highest)
  for (const { key, kind, offset, path, field } of claimsOf(exchange, models)) {
    const leader = leaderOf(exchange, key, models)
    const id = `${kind} ${key}`
    const known = highest.get(id)
    const isSameLeader = known?.leader === leader
    if (known !== undefined && isSameLeader && offset < known.offset) {
      // A connection of before shows that the broker was not restarted in between.
      const isLater = request.timeNs >= known.answeredNs && connection.openedNs <= known.answeredNs
      if (!isLater) continue
      yield {
        subject: id,
        severity: 'error',
        confidence: 'proven',
        form: kind,
        parameters: {
          partition: key,
          Broker: capital(models.brokers.labelOf(connection)),
          before: known.offset,
          after: offset,
          beforeField: known.field,
          afterField: field,
        },
        evidence: [at(response, path), known.evidence],
        connections: [connection.id],
      }
      continue
    }
    if (known === undefined && highest.size >= MAX_PARTITIONS) continue
    const evidence = at(response, path)
    highest.set(id, { offset, answeredNs: response.timeNs, evidence, leader, field })
  }
}

/** After an error the partition may be another one: moved, or deleted and made anew. */
function forgetRefused(
  { response, apiName }: Exchange,
  models: Models,
  highest: Map<string, Highest>,
): void {
  if (response.info.errors.length === 0) return
  const field = apiName === 'Fetch' ? 'responses' : 'topics'
  for (const { key, partition } of eachPartition(
    response.body,
    field,
    'partitions',
    models.topics,
  )) {
    if (partition['errorCode'] === 0) continue
    highest.delete(`end ${key}`)
    highest.delete(`start ${key}`)
  }
}

interface EndClaim {
  readonly key: string
  readonly kind: Kind
  readonly offset: bigint
  readonly path: string
  readonly field: string
}

function claimsOf({ request, response, apiName }: Exchange, models: Models): EndClaim[] {
  if (apiName === 'Fetch') {
    return eachPartition(response.body, 'responses', 'partitions', models.topics).flatMap(
      (each) => {
        if (each.partition['errorCode'] !== 0) return []
        const end = longOf(each.partition, 'highWatermark') ?? -1n
        const start = longOf(each.partition, 'logStartOffset') ?? -1n
        const claims: EndClaim[] = []
        if (end >= 0n)
          claims.push({
            key: each.key,
            kind: 'end',
            offset: end,
            path: `${each.path}.highWatermark`,
            field: 'Fetch high watermark',
          })
        if (start >= 0n)
          claims.push({
            key: each.key,
            kind: 'start',
            offset: start,
            path: `${each.path}.logStartOffset`,
            field: 'Fetch log start',
          })
        return claims
      },
    )
  }
  if (numberOf(request.body, 'isolationLevel') === 1) return []
  const asked = new Map(
    eachPartition(request.body, 'topics', 'partitions', models.topics).map((each) => [
      each.key,
      longOf(each.partition, 'timestamp'),
    ]),
  )
  return eachPartition(response.body, 'topics', 'partitions', models.topics).flatMap((each) => {
    const offset = longOf(each.partition, 'offset') ?? -1n
    const isLatest = asked.get(each.key) === LATEST
    if (each.partition['errorCode'] !== 0 || offset < 0n || !isLatest) return []
    return [
      {
        key: each.key,
        kind: 'end' as const,
        offset,
        path: `${each.path}.offset`,
        field: 'ListOffsets latest',
      },
    ]
  })
}

/** Node, leader epoch and topic id: with another of any of them the log may be another. */
function leaderOf({ connection }: Exchange, key: string, models: Models): string {
  const epoch = models.leaders.of(key)?.value.leaderEpoch ?? -1
  const topicId = models.topics.idOf(key.slice(0, key.lastIndexOf('['))) ?? ''
  return `${models.brokers.keyOf(connection)} ${epoch} ${topicId}`
}
