// COORDINATOR_LOAD_IN_PROGRESS (14) and COORDINATOR_NOT_AVAILABLE (15): the coordinator is
// still reading its partition, or there is none yet. Normal after a start or a move, and
// retriable; a notice tells that the delay was that and nothing else. Only when it goes on
// for long is it a warning.
import type { Exchange } from '../../events.ts'
import type { Models } from '../../models/models.ts'
import { textOf, textsOf } from '../../values.ts'
import { at, type Claim, type Evidence, type Rule } from '../rule.ts'
import { durationText, errorText } from '../wording.ts'
import { putNewest } from '../../bounded.ts'
import { text } from './coordinator-not-ready.text.ts'

const NOT_READY: ReadonlySet<number> = new Set([14, 15])
/** Our choice: loading a large partition takes seconds, rarely a minute. */
const LASTING_NS = 60_000_000_000n
const MAX_WATCHED = 10_000

interface Refused {
  readonly first: Exchange
  readonly evidence: Evidence
  readonly code: number
  count: number
  lasting: boolean
}

export const coordinatorNotReady: Rule = {
  id: 'coordinator-not-ready',
  severity: 'warning',
  sources: ['Kafka protocol guide: error codes', 'TransactionStateManager.scala @ Kafka 4.3'],
  apis: [
    'InitProducerId',
    'FindCoordinator',
    'JoinGroup',
    'ConsumerGroupHeartbeat',
    'OffsetFetch',
    'OffsetCommit',
    'AddPartitionsToTxn',
    'EndTxn',
  ],
  text,
  start() {
    const waiting = new Map<string, Refused>()
    return {
      on: (event, models) =>
        event.type === 'exchange' ? judge(event, models, waiting) : undefined,
    }
  },
}

function* judge(exchange: Exchange, _: Models, waiting: Map<string, Refused>): Iterable<Claim> {
  const { response, apiName } = exchange
  const what = whatOf(exchange)
  const key = `${apiName} ${what}`
  const known = waiting.get(key)
  const error = response.info.errors.find(({ code }) => NOT_READY.has(code))
  if (error === undefined) {
    if (known === undefined) return
    waiting.delete(key)
    const isServed = response.info.errors.length === 0
    if (isServed && !known.lasting) yield claim(exchange, known, what, 'served')
    return
  }
  const evidence = at(response, error.path)
  if (known === undefined) {
    const refused = { first: exchange, evidence, code: error.code, count: 1, lasting: false }
    putNewest(waiting, key, refused, MAX_WATCHED)
    return
  }
  known.count++
  if (response.timeNs - known.first.response.timeNs < LASTING_NS) return
  known.lasting = true
  yield claim(exchange, known, what, 'lasting')
}

function claim(
  exchange: Exchange,
  refused: Refused,
  what: string,
  form: 'served' | 'lasting',
): Claim {
  const { apiName, response, connection } = exchange
  return {
    subject: `${apiName} ${what}`,
    severity: form === 'served' ? 'info' : 'warning',
    confidence: 'proven',
    form,
    parameters: {
      api: apiName,
      what: what === '' ? 'idempotent producers' : what,
      error: errorText(refused.code),
      count: refused.count,
      duration: durationText(response.timeNs - refused.first.response.timeNs),
    },
    evidence: [refused.evidence, at(response)],
    connections: [...new Set([refused.first.connection.id, connection.id])],
    ...(form === 'lasting' ? { amends: true } : {}),
  }
}

function whatOf({ request }: Exchange): string {
  const { body } = request
  return (
    textOf(body, 'transactionalId') ??
    textOf(body, 'v3AndBelowTransactionalId') ??
    textOf(body, 'groupId') ??
    textOf(body, 'key') ??
    textsOf(body, 'coordinatorKeys').join(', ')
  )
}
