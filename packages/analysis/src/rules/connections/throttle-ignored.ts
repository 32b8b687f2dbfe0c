// Two ways to get throttling wrong. Since KIP-219 the answer comes at once, says how long the
// client has to be silent, and the broker reads nothing from the connection until then.
//   ignored  the client goes on sending (H04); what it sends waits unread, and its timeouts run
//   timeout  the client counts the silence as its broker's and closes the connection with
//            requests open, again and again (H02)
// Requests that were on their way when the answer came are no fault.
import type { AnalysisEvent, Exchange, Message } from '../../events.ts'
import type { Models } from '../../models/models.ts'
import { putNewest } from '../../bounded.ts'
import { numberOf } from '../../values.ts'
import { at, type Claim, type Rule } from '../rule.ts'
import { clientText, durationText } from '../wording.ts'
import { text } from './throttle-ignored.text.ts'

/** First versions whose answer does not wait for the throttling. KIP-219. */
const ANSWERED_AT_ONCE: Readonly<Record<string, number>> = {
  Produce: 6,
  Fetch: 8,
  ListOffsets: 3,
  Metadata: 6,
  InitProducerId: 1,
}
const MS = 1_000_000n
/** Our choices. On the way for so long; worth a word from so often. */
const ON_THE_WAY_NS = 20n * MS
const LEAST_THROTTLE_MS = 100
const REPEATS = 3
const CLOSES = 2
const MAX_CONNECTIONS = 50_000

interface Silence {
  readonly answer: Message
  readonly ms: number
  broken: number
  /** A request that the end of the connection left without an answer. */
  open?: Message
}

interface State {
  readonly silences: Map<number, Silence>
  readonly closes: Map<string, number>
}

export const throttleIgnored: Rule = {
  id: 'throttle-ignored',
  severity: 'warning',
  sources: ['KIP-219', 'KAFKA-16083', 'KAFKA-17455', 'IBM/sarama pull request 2536'],
  text,
  start() {
    const state: State = { silences: new Map(), closes: new Map() }
    return {
      on(event, models) {
        if (event.type === 'exchange') learn(event, state)
        if (event.type === 'request') return ignored(event.request, models, state)
        if (event.type === 'unanswered') leaveOpen(event, state)
        return event.type === 'closed' ? timedOut(event, models, state) : undefined
      },
    }
  },
}

function learn({ response, connection, apiName, apiVersion }: Exchange, { silences }: State): void {
  const ms = numberOf(response.body, 'throttleTimeMs') ?? 0
  const first = ANSWERED_AT_ONCE[apiName]
  if (ms < LEAST_THROTTLE_MS || first === undefined || apiVersion < first) return
  const broken = silences.get(connection.id)?.broken ?? 0
  putNewest(silences, connection.id, { answer: response, ms, broken }, MAX_CONNECTIONS)
}

function* ignored(request: Message, models: Models, { silences }: State): Iterable<Claim> {
  const silence = silences.get(request.connection.id)
  if (silence === undefined) return
  const passedNs = request.timeNs - silence.answer.timeNs
  if (passedNs < ON_THE_WAY_NS || passedNs * 10n >= BigInt(silence.ms) * MS * 9n) return
  silence.broken++
  if (silence.broken < REPEATS) return
  yield claim('ignored', request, silence, silence.broken, models)
}

/** Comes before the end of the connection itself. */
function leaveOpen(
  { request, reason }: Extract<AnalysisEvent, { type: 'unanswered' }>,
  { silences }: State,
): void {
  const silence = silences.get(request.connection.id)
  if (silence !== undefined && reason === 'closed') silence.open ??= request
}

function* timedOut(
  { connection, by }: Extract<AnalysisEvent, { type: 'closed' }>,
  models: Models,
  { silences, closes }: State,
): Iterable<Claim> {
  const silence = silences.get(connection.id)
  silences.delete(connection.id)
  if (silence?.open === undefined || by !== 'client') return
  const client = clientText(models, connection)
  const count = (closes.get(client) ?? 0) + 1
  putNewest(closes, client, count, MAX_CONNECTIONS)
  if (count >= CLOSES) yield claim('timeout', silence.open, silence, count, models)
}

function claim(
  form: 'ignored' | 'timeout',
  request: Message,
  { answer, ms }: Silence,
  count: number,
  models: Models,
): Claim {
  const { connection } = request
  const client = clientText(models, connection)
  return {
    subject: `${form} ${client}`,
    severity: 'warning',
    confidence: form === 'ignored' ? 'proven' : 'likely',
    form,
    parameters: {
      client,
      broker: models.brokers.labelOf(connection),
      api: request.apiName,
      throttle: durationText(BigInt(ms) * MS),
      count,
    },
    evidence: [at(request), at(answer, 'throttleTimeMs')],
    connections: [connection.id],
  }
}
