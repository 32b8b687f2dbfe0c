// A transactional id whose InitProducerId is answered CONCURRENT_TRANSACTIONS (51) and
// that never gets going. One 51 is normal: the coordinator first ends the transaction
// that it still holds for the id, and the client asks again. It is a finding when
//   - the id was refused before in this capture, the aftermath of incident A (proven), or
//   - it goes on longer than the transaction's own timeout, or
//   - the client gives up: the connection ends and the id was never initialised.
// Recorded: after a refused Produce v12 at transaction.version 0 the 51 lasts minutes.
import { putNewest } from '../../bounded.ts'
import type { AnalysisEvent, Exchange, Message } from '../../events.ts'
import { levelIn, TRANSACTION_VERSION } from '../../models/features.ts'
import type { Models } from '../../models/models.ts'
import { numberOf, textOf } from '../../values.ts'
import { at, type Claim, type Evidence, type Rule } from '../rule.ts'
import { clientText, durationText, errorText, where } from '../wording.ts'
import { text } from './txn-id-stuck.text.ts'

const CONCURRENT_TRANSACTIONS = 51
const UNSUPPORTED_VERSION = 35
const PRODUCE = 0
/** Where the request names no timeout; the default of producers. */
const DEFAULT_TIMEOUT_MS = 60_000
/** A client that reconnects asks again within this time. Our choice. */
const COMES_BACK_NS = 10_000_000_000n
/** Ids watched at one time. Our choice. */
const MAX_IDS = 10_000

interface Refused {
  readonly first: Message
  last: Message
  request: Message
  count: number
  timeoutMs: number
  claimed: boolean
  /** When the connection of the last refusal was closed; undefined after another try. */
  closedNs: bigint | undefined
}

interface State {
  readonly refused: Map<string, Refused>
  /** Ids of which a Produce was refused with 35, and where. */
  readonly victims: Map<string, Evidence>
}

export const txnIdStuck: Rule = {
  id: 'txn-id-stuck',
  severity: 'error',
  sources: ['KIP-890', 'KAFKA-19999', 'TransactionCoordinator.scala @ Kafka 4.3'],
  apis: ['InitProducerId', 'Produce', 'AddPartitionsToTxn', 'AddOffsetsToTxn', 'TxnOffsetCommit'],
  text,
  start() {
    const state: State = { refused: new Map(), victims: new Map() }
    return { on: (event, models) => judge(event, models, state) }
  },
}

function* judge(event: AnalysisEvent, models: Models, state: State): Iterable<Claim> {
  if (event.type === 'exchange') yield* answered(event, models, state)
  if (event.type === 'closed' && event.by !== 'capture') {
    for (const refused of state.refused.values()) {
      const isLast = refused.last.connection.id === event.connection.id
      if (isLast && refused.last.apiName === 'InitProducerId') refused.closedNs = event.timeNs
    }
  }
  if (event.type !== 'tick' && event.type !== 'end') return
  for (const [id, refused] of state.refused) {
    if (refused.claimed || refused.closedNs === undefined) continue
    // It may come back on another connection.
    const isOver = event.type === 'end' || event.timeNs - refused.closedNs > COMES_BACK_NS
    if (isOver) yield claim(id, refused, 'gaveUp', models, state)
  }
}

function* answered(event: Exchange, models: Models, state: State): Iterable<Claim> {
  const { body } = event.request
  const id = textOf(body, 'transactionalId') ?? textOf(body, 'v3AndBelowTransactionalId')
  if (id === undefined) return
  const { errors } = event.response.info
  const refusal = errors.find(({ code }) => code === UNSUPPORTED_VERSION)
  if (event.apiName === 'Produce' && refusal !== undefined) {
    putNewest(state.victims, id, at(event.response, refusal.path), MAX_IDS)
    return
  }
  if (!errors.some(({ code }) => code === CONCURRENT_TRANSACTIONS)) {
    if (errors.length === 0) state.refused.delete(id)
    return
  }
  const refused = remember(id, event, state, models)
  if (refused === undefined) return
  const lasted = event.response.timeNs - refused.first.timeNs
  const isAftermath = state.victims.has(id) && event.apiName === 'InitProducerId'
  if (isAftermath) yield claim(id, refused, 'aftermath', models, state)
  else if (lasted > BigInt(refused.timeoutMs) * 1_000_000n) {
    yield claim(id, refused, 'lasting', models, state)
  }
}

function remember(id: string, event: Exchange, state: State, models: Models): Refused | undefined {
  const { request, response } = event
  const timeoutMs =
    numberOf(request.body, 'transactionTimeoutMs') ??
    models.transactions.lane(id)?.timeoutMs ??
    DEFAULT_TIMEOUT_MS
  const known = state.refused.get(id)
  if (known !== undefined) {
    known.count++
    known.last = response
    known.request = request
    known.closedNs = undefined
    return known
  }
  if (state.refused.size >= MAX_IDS) return undefined
  const created = {
    first: response,
    last: response,
    request,
    count: 1,
    timeoutMs,
    claimed: false,
    closedNs: undefined,
  }
  state.refused.set(id, created)
  return created
}

function claim(
  id: string,
  refused: Refused,
  form: 'aftermath' | 'lasting' | 'gaveUp',
  models: Models,
  state: State,
): Claim {
  refused.claimed = true
  const { connection } = refused.last
  const cause = state.victims.get(id)
  const advertised = models.negotiation.advertisedTo(connection)
  const level = advertised && levelIn(advertised.table.value, TRANSACTION_VERSION)
  const offersV12 = (advertised?.table.value.ranges.get(PRODUCE)?.max ?? 0) >= 12
  const couldBeRefused = form === 'gaveUp' && offersV12 && level !== undefined && level.level === 0
  return {
    subject: id,
    severity: form === 'gaveUp' ? 'warning' : 'error',
    confidence: form === 'gaveUp' ? 'likely' : 'proven',
    form: couldBeRefused ? 'gaveUpAtLevelZero' : form,
    parameters: {
      transactionalId: id,
      client: clientText(models, connection),
      api: refused.last.apiName,
      error: errorText(CONCURRENT_TRANSACTIONS),
      count: refused.count,
      duration: durationText(refused.last.timeNs - refused.first.timeNs),
      timeout: `${refused.timeoutMs / 1000} s`,
    },
    evidence: [
      at(refused.last, refused.last.info.errors[0]?.path ?? ''),
      at(refused.request, 'transactionalId'),
      at(refused.first, refused.first.info.errors[0]?.path ?? ''),
      ...(cause === undefined ? [] : [cause]),
      ...(couldBeRefused && advertised !== undefined
        ? [{ ...where(advertised.table), path: 'finalizedFeatures' }]
        : []),
    ],
    connections: [connection.id],
  }
}
