// A broker that cannot serve a request closes the connection without an answer; only
// ApiVersions and feature gates are answered with 35 (protocol, section "unsupported
// versions"). So the oldest open request at a close by the broker is the suspect, and
// the finding says which of the known reasons fits:
//   outside      its version lies outside what this broker advertised
//   notServed    the broker advertised no such API
//   produceOld   Produce v0-v2: advertised by Kafka 4.x for old librdkafka, and refused
//   apiVersions  ApiVersions from v4 on: answered by a reset (Event Hubs)
//   removed      no ApiVersions seen, and Kafka 4 has removed this version (KIP-896)
//   leftOver     the body does not fit its version (bytes left over or missing)
//   telemetry    PushTelemetry without metrics: null where the broker wants bytes
//   repeated     none of these, and yet the broker closes on this version each time, at
//                once, and never answers it
// A close with nothing of this kind open is normal: brokers restart, idle connections end.
import { apiOf } from '@brokerscope/codec'
import { putNewest } from '../../bounded.ts'
import type { AnalysisEvent, Message } from '../../events.ts'
import type { Models } from '../../models/models.ts'
import { bytesOf } from '../../values.ts'
import { at, type Claim, type Confidence, type Rule } from '../rule.ts'
import { capital, clientText, rangeText, where } from '../wording.ts'
import { text } from './refused-by-close.text.ts'

const PRODUCE = 0
const API_VERSIONS = 18
/** A broker that refuses a request closes within this time. Our choice. */
const AT_ONCE_NS = 1_000_000_000n
const MAX_ANSWERED = 20_000
const OLD_API_VERSIONS = [0, 1, 2, 3]
/** Kafka 3.9 brought v4; brokers before it must answer 35 in v0. */
const FIRST_NEW_API_VERSIONS = 4
/** Kafka 4 advertises these Produce versions and refuses them, KAFKA-18659. */
const PRODUCE_REFUSED_UP_TO = 2
const PRODUCE_MAX_OF_KAFKA_4 = 12

type Form =
  | 'outside'
  | 'notServed'
  | 'produceOld'
  | 'apiVersions'
  | 'removed'
  | 'leftOver'
  | 'telemetry'
  | 'repeated'

export const refusedByClose: Rule = {
  id: 'refused-by-close',
  severity: 'error',
  sources: [
    'KIP-896',
    'KIP-511',
    'KAFKA-18659',
    'SocketServer.scala @ Kafka 4.3',
    'franz-go pull request 1022',
  ],
  text,
  start() {
    const state: State = {
      oldest: undefined,
      closedOn: new Map(),
      refusedNew: new Map(),
      answered: new Set(),
    }
    return { on: (event, models) => judge(event, models, state) }
  },
}

interface State {
  /** The oldest unanswered request of the connection that is just ending. */
  oldest: Message | undefined
  /** `broker api version`: how often that was closed on, at once. */
  readonly closedOn: Map<string, number>
  /** The claim about a new ApiVersions version, by broker. */
  readonly refusedNew: Map<string, Claim>
  /** `broker api version` that was answered. */
  readonly answered: Set<string>
}

function* judge(event: AnalysisEvent, models: Models, state: State): Iterable<Claim> {
  if (event.type === 'exchange' && state.answered.size < MAX_ANSWERED) {
    state.answered.add(keyOf(event.request, models))
    if (event.apiName === 'ApiVersions') yield* answeredAfterwards(event.request, models, state)
  }
  if (event.type === 'unanswered' && event.reason === 'closed') state.oldest ??= event.request
  if (event.type !== 'closed') return
  const request = state.oldest
  state.oldest = undefined
  if (request === undefined || event.by !== 'broker') return
  const reason = reasonOf(request, event.timeNs, models, state)
  if (reason === undefined) return
  const { connection, apiName, apiVersion } = request
  const apiKey = request.info.apiKey ?? -1
  const advertised = models.negotiation.advertisedTo(connection)
  const range = advertised?.table.value.ranges.get(apiKey)
  const claim: Claim = {
    subject: `${apiName} v${apiVersion}`,
    severity: reason.confidence === 'possible' ? 'info' : 'error',
    confidence: reason.confidence,
    form: reason.form,
    parameters: {
      api: apiName,
      version: apiVersion,
      Broker: capital(models.brokers.labelOf(connection)),
      client: clientText(models, connection),
      range: range === undefined ? '?' : rangeText(range),
      how: event.how === 'reset' ? 'RST' : 'FIN',
      since: minimumOfKafka4(apiKey) ?? 0,
    },
    evidence: [at(request), ...(advertised === undefined ? [] : [where(advertised.table)])],
    connections: [connection.id],
  }
  if (reason.form === 'apiVersions') {
    putNewest(state.refusedNew, models.brokers.keyOf(connection), claim, MAX_ANSWERED)
  }
  yield claim
}

interface Reason {
  readonly form: Form
  readonly confidence: Confidence
}

function reasonOf(
  request: Message,
  closedNs: bigint,
  models: Models,
  state: State,
): Reason | undefined {
  const apiKey = request.info.apiKey ?? -1
  const { apiVersion, connection } = request
  if (apiKey === API_VERSIONS) {
    return apiVersion < FIRST_NEW_API_VERSIONS ? undefined : closedOnNew(request, models, state)
  }
  const advertised = models.negotiation.advertisedTo(connection)
  if (advertised === undefined) {
    const minimum = minimumOfKafka4(apiKey)
    const isRemoved = minimum !== undefined && apiVersion < minimum
    if (isRemoved) return { form: 'removed', confidence: 'likely' }
  } else {
    const { ranges } = advertised.table.value
    const range = ranges.get(apiKey)
    if (range === undefined) return { form: 'notServed', confidence: 'proven' }
    if (apiVersion < range.min || apiVersion > range.max)
      return { form: 'outside', confidence: 'proven' }
    const isKafka4 = (ranges.get(PRODUCE)?.max ?? 0) >= PRODUCE_MAX_OF_KAFKA_4
    if (apiKey === PRODUCE && apiVersion <= PRODUCE_REFUSED_UP_TO && isKafka4) {
      return { form: 'produceOld', confidence: 'proven' }
    }
  }
  const { status } = request.info
  if (status === 'partial') return { form: 'leftOver', confidence: 'likely' }
  return closedEachTime(request, closedNs, models, state)
}

/** A restart closes on what happens to be open; a habit closes on one thing, at once. */
function closedEachTime(
  request: Message,
  closedNs: bigint,
  models: Models,
  state: State,
): Reason | undefined {
  const key = keyOf(request, models)
  if (state.answered.has(key) || closedNs - request.timeNs > AT_ONCE_NS) return undefined
  const times = (state.closedOn.get(key) ?? 0) + 1
  putNewest(state.closedOn, key, times, MAX_ANSWERED)
  if (times < 2) return undefined
  const isTelemetry =
    request.apiName === 'PushTelemetry' && bytesOf(request.body, 'metrics')?.length === 0
  return { form: isTelemetry ? 'telemetry' : 'repeated', confidence: 'likely' }
}

function keyOf(request: Message, models: Models): string {
  return versionKey(request, request.apiVersion, models)
}

function versionKey({ connection, apiName }: Message, version: number, models: Models): string {
  return `${models.brokers.keyOf(connection)} ${apiName} ${version}`
}

/** The client came back with an older version and was answered: that settles it. */
function* answeredAfterwards(request: Message, models: Models, state: State): Iterable<Claim> {
  const broker = models.brokers.keyOf(request.connection)
  const refused = state.refusedNew.get(broker)
  if (refused === undefined || request.apiVersion >= FIRST_NEW_API_VERSIONS) return
  state.refusedNew.delete(broker)
  yield { ...refused, severity: 'error', confidence: 'proven', amends: true }
}

/** Once may be a broker that is just going down; twice, with no answer ever, is a habit. */
function closedOnNew(request: Message, models: Models, state: State): Reason | undefined {
  const key = keyOf(request, models)
  if (state.answered.has(key)) return undefined
  const times = (state.closedOn.get(key) ?? 0) + 1
  putNewest(state.closedOn, key, times, MAX_ANSWERED)
  // Older versions answered by the same address show that somebody is there.
  const answersOld = OLD_API_VERSIONS.some((version) =>
    state.answered.has(versionKey(request, version, models)),
  )
  if (answersOld) return { form: 'apiVersions', confidence: 'proven' }
  return { form: 'apiVersions', confidence: times > 1 ? 'likely' : 'possible' }
}

function minimumOfKafka4(apiKey: number): number | undefined {
  return apiOf(apiKey)?.releases['4.4']?.[0]
}
