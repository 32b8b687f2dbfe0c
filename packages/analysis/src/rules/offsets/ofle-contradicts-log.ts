// Founding incident B: OffsetForLeaderEpoch answers an end offset that the log cannot
// have, and the consumer takes it for truncation and starts again. An answer is judged
// when it comes and again whenever something is said about its partition; how far the
// consumer went back is added as its Fetch requests show it. See epoch-end-verdict.ts
// for what contradicts what.
//
// One finding for each topic and confidence: partitions that are proven are not mixed
// with those that are only likely.
import { identify } from '../../clients/client-software.ts'
import type { AnalysisEvent, Exchange, Message } from '../../events.ts'
import { eachPartition } from '../../models/each-partition.ts'
import type { Models } from '../../models/models.ts'
import { longOf, numberOf } from '../../values.ts'
import { at, type Claim, type Confidence, type Evidence, type Rule } from '../rule.ts'
import { capital, clientText, listText, where } from '../wording.ts'
import { newReset, noteFetch, resetText, type Reset } from './consumer-reset.ts'
import { furthestCommit, judgeEpochEnd, type EpochEndVerdict } from './epoch-end-verdict.ts'
import { formName, text } from './ofle-contradicts-log.text.ts'

/** Answers watched at one time, and for how long claims about them count. Our choice. */
const MAX_SUSPECTS = 20_000
const WATCHED_NS = 30_000_000_000n

interface Suspect {
  readonly key: string
  readonly topic: string
  readonly exchange: Exchange
  readonly path: string
  readonly leaderEpoch: number
  readonly leaderEpochSince: number
  readonly askedEpoch: number
  readonly end: bigint
  readonly reset: Reset | undefined
  verdict: EpochEndVerdict | undefined
}

export const ofleContradictsLog: Rule = {
  id: 'ofle-contradicts-log',
  severity: 'error',
  sources: [
    'KIP-320',
    'LeaderEpochFileCache.java @ Kafka 4.3',
    'franz-go issue 699',
    'redpanda issue 5435',
  ],
  apis: ['OffsetForLeaderEpoch', 'Fetch', 'ListOffsets', 'OffsetFetch'],
  text,
  start() {
    const suspects = new Map<string, Suspect>()
    return { on: (event, models) => judge(event, models, suspects) }
  },
}

function judge(event: AnalysisEvent, models: Models, suspects: Map<string, Suspect>): Claim[] {
  if (event.type === 'tick') {
    for (const [key, suspect] of suspects) {
      if (event.timeNs - suspect.exchange.response.timeNs > WATCHED_NS) suspects.delete(key)
    }
  }
  if (event.type === 'request' && event.request.apiName === 'Fetch') {
    return claimsOf(fetching(event.request, models, suspects), suspects, models)
  }
  if (event.type !== 'exchange') return []
  if (event.apiName === 'OffsetForLeaderEpoch') watch(event, models, suspects)
  if (suspects.size === 0) return []
  const topics = new Set(fetched(event, models, suspects))
  for (const suspect of suspects.values()) {
    if (rejudge(suspect, models)) topics.add(suspect.topic)
  }
  return claimsOf(topics, suspects, models)
}

function watch(exchange: Exchange, models: Models, suspects: Map<string, Suspect>): void {
  const asked = new Map(
    eachPartition(exchange.request.body, 'topics', 'partitions', models.topics).map((each) => [
      each.key,
      numberOf(each.partition, 'leaderEpoch') ?? -1,
    ]),
  )
  const answers = eachPartition(exchange.response.body, 'topics', 'partitions', models.topics)
  for (const { key, topic, partition, path } of answers) {
    const end = longOf(partition, 'endOffset') ?? -1n
    const askedEpoch = asked.get(key) ?? -1
    if (partition['errorCode'] !== 0 || end < 0n || askedEpoch < 0) continue
    if (suspects.size >= MAX_SUSPECTS) return
    const known = models.offsets.of(key)
    const committed = known && furthestCommit(known, askedEpoch)
    const isBehind = committed !== undefined && committed.value.offset > end
    suspects.set(key, {
      key,
      topic,
      exchange,
      path,
      askedEpoch,
      end,
      leaderEpoch: models.leaders.of(key)?.value.leaderEpoch ?? -1,
      leaderEpochSince: models.facts.latest('partition', key, 'leaderEpoch')?.frame ?? 0,
      reset: isBehind ? newReset(committed.value.offset) : undefined,
      verdict: undefined,
    })
  }
}

/** Returns whether the verdict has changed; a proof is kept. */
function rejudge(suspect: Suspect, models: Models): boolean {
  if (suspect.verdict?.confidence === 'proven' && suspect.verdict.contradiction === 'belowStart') {
    return false
  }
  const partition = models.offsets.of(suspect.key)
  const answer = partition?.epochEnds.get(suspect.askedEpoch)
  if (partition === undefined || answer === undefined) return false
  const committed = furthestCommit(partition, suspect.askedEpoch)
  // Commits of this consumer after its reset say nothing about the answer.
  const before =
    committed !== undefined && committed.timeNs <= answer.timeNs ? committed : undefined
  const { leaderEpoch, leaderEpochSince } = suspect
  const verdict = judgeEpochEnd({
    answer,
    partition,
    leaderEpoch,
    leaderEpochSince,
    committed: before,
  })
  if (verdict === undefined || isSame(verdict, suspect.verdict)) return false
  suspect.verdict = verdict
  return true
}

function isSame(a: EpochEndVerdict, b: EpochEndVerdict | undefined): boolean {
  return (
    a.contradiction === b?.contradiction &&
    a.confidence === b.confidence &&
    a.bound.path === b.bound.path
  )
}

/** Topics of which a consumer went back. */
function fetching(request: Message, models: Models, suspects: Map<string, Suspect>): Set<string> {
  const topics = new Set<string>()
  if (suspects.size === 0) return topics
  for (const each of eachPartition(request.body, 'topics', 'partitions', models.topics)) {
    const suspect = suspects.get(each.key)
    const offset = longOf(each.partition, 'fetchOffset')
    if (suspect?.reset === undefined || offset === undefined) continue
    if (!isSameClient(suspect.exchange.request, request)) continue
    const evidence = at(request, `${each.path}.fetchOffset`)
    if (noteFetch(suspect.reset, offset, evidence) && suspect.verdict !== undefined) {
      topics.add(suspect.topic)
    }
  }
  return topics
}

/** Notes starts that were refused as out of range. */
function fetched(event: Exchange, models: Models, suspects: Map<string, Suspect>): string[] {
  if (event.apiName !== 'Fetch' || event.response.info.errors.length === 0) return []
  const asked = new Map(
    eachPartition(event.request.body, 'topics', 'partitions', models.topics).map((each) => [
      each.key,
      longOf(each.partition, 'fetchOffset') ?? -1n,
    ]),
  )
  const answers = eachPartition(event.response.body, 'responses', 'partitions', models.topics)
  return answers.flatMap(({ key, partition, topic, path }) => {
    const reset = suspects.get(key)?.reset
    const offset = asked.get(key)
    if (partition['errorCode'] !== 1 || reset === undefined || offset === undefined) return []
    if (!reset.steps.includes(offset)) return []
    reset.refused.add(offset)
    reset.evidence.push(at(event.response, `${path}.errorCode`))
    return [topic]
  })
}

function isSameClient(a: Message, b: Message): boolean {
  const isSameAddress = a.connection.client.address === b.connection.client.address
  return isSameAddress && a.info.clientId === b.info.clientId
}

function claimsOf(
  topics: ReadonlySet<string>,
  suspects: ReadonlyMap<string, Suspect>,
  models: Models,
): Claim[] {
  return [...topics].flatMap((topic) => {
    const judged = [...suspects.values()].filter(
      (suspect) => suspect.topic === topic && suspect.verdict !== undefined,
    )
    return (['proven', 'likely', 'possible'] as const).flatMap((confidence) => {
      const alike = judged.filter(({ verdict }) => verdict?.confidence === confidence)
      return alike.length === 0 ? [] : claim(topic, confidence, alike, models)
    })
  })
}

function claim(topic: string, confidence: Confidence, all: Suspect[], models: Models): Claim {
  const sorted = all.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  const [first] = all
  const { connection } = (first ?? fail()).exchange
  const software = models.clients.softwareOf(connection)
  const isFranzGo = software !== undefined && identify(software.name, '').family === 'franz-go'
  const below = sorted.filter(({ verdict }) => verdict?.contradiction === 'belowStart')
  const own = sorted.filter(({ verdict }) => verdict?.contradiction === 'ownEpoch')
  const resets = sorted.flatMap(({ key, reset }) =>
    reset === undefined || reset.steps.length === 0 ? [] : `${key} ${resetText(reset)}`,
  )
  const ends = new Set(sorted.map(({ end }) => end))
  const bounds = (suspects: readonly Suspect[]): string =>
    listText(suspects.map(({ key, end, verdict }) => `${key} ${end} < ${verdict?.bound.value}`))
  return {
    subject: confidence === 'proven' ? topic : `${topic} ${confidence}`,
    severity: confidence === 'possible' ? 'warning' : 'error',
    confidence,
    form: formName({
      hasBelow: below.length > 0,
      hasOwn: own.length > 0,
      hasReset: resets.length > 0,
      isFranzGo,
    }),
    parameters: {
      end: [...ends].join(', '),
      partitions: listText(sorted.map(({ key }) => key)),
      epochs: [...new Set(sorted.map(({ askedEpoch }) => askedEpoch))].join(', '),
      belowStart: bounds(below),
      ownEpoch: bounds(own),
      others: bounds(sorted.filter((each) => !below.includes(each) && !own.includes(each))),
      resets: listText(resets),
      client: clientText(models, connection),
      Broker: capital(models.brokers.labelOf(connection)),
    },
    evidence: evidenceOf(sorted) as [Evidence, ...Evidence[]],
    connections: [...new Set(sorted.map(({ exchange }) => exchange.connection.id))],
    amends: true,
  }
}

function evidenceOf(suspects: readonly Suspect[]): Evidence[] {
  const answers = suspects.map(({ exchange, path }) => at(exchange.response, `${path}.endOffset`))
  const questions = suspects.map(({ exchange }) => at(exchange.request, 'topics'))
  const bounds = suspects.flatMap(({ verdict }) =>
    verdict === undefined ? [] : where(verdict.bound),
  )
  const steps = suspects.flatMap(({ reset }) => reset?.evidence ?? [])
  return [...answers, ...questions, ...bounds, ...steps]
}

function fail(): never {
  throw new Error('A claim needs a suspect')
}
