// The first answer of KIP-511 (v0, error 35, key 18 alone) tells a client to ask again in
// a lower version. A client that takes it for the whole table thinks that the broker can
// do nothing else: its next request is another API, or it gives up.
import type { Connection } from '@brokerscope/trace'
import { putNewest } from '../../bounded.ts'
import type { AnalysisEvent } from '../../events.ts'
import type { Models } from '../../models/models.ts'
import { numberOf, structsOf } from '../../values.ts'
import { at, type Claim, type Evidence, type Rule } from '../rule.ts'
import { clientText } from '../wording.ts'
import { text } from './apiversions-reply-misread.text.ts'

const UNSUPPORTED_VERSION = 35
const API_VERSIONS = 18
const MAX_WAITING = 10_000

export const apiVersionsReplyMisread: Rule = {
  id: 'apiversions-reply-misread',
  severity: 'error',
  sources: ['KIP-511', 'franz-go v1.19.1 changelog', 'franz-go issue 1009'],
  text,
  start() {
    /** Connections whose client was told to ask again, with the answer that told so. */
    const told = new Map<number, readonly Evidence[]>()
    /** Clients that closed instead of asking again. */
    const gaveUp = new Map<string, GaveUp>()
    return { on: (event, models) => judge(event, models, told, gaveUp) }
  },
}

interface GaveUp {
  readonly connection: Connection
  readonly evidence: readonly Evidence[]
}

function* judge(
  event: AnalysisEvent,
  models: Models,
  told: Map<number, readonly Evidence[]>,
  gaveUp: Map<string, GaveUp>,
): Iterable<Claim> {
  if (event.type === 'exchange' && event.apiName === 'ApiVersions') {
    if (isAskAgain(event) && told.size < MAX_WAITING) {
      told.set(event.connection.id, [at(event.response, 'apiKeys'), at(event.request)])
    }
    return
  }
  if (event.type === 'closed') {
    const evidence = told.get(event.connection.id)
    told.delete(event.connection.id)
    if (evidence !== undefined && event.by === 'client') {
      const key = clientKey(event.connection, models)
      putNewest(gaveUp, key, { connection: event.connection, evidence }, MAX_WAITING)
    }
    return
  }
  if (event.type === 'end') {
    for (const { connection, evidence } of gaveUp.values())
      yield claim(connection, evidence, models)
    return
  }
  if (event.type !== 'request') return
  const { connection, apiName } = event.request
  // It asks again on another connection: that is as good.
  if (apiName === 'ApiVersions') gaveUp.delete(clientKey(connection, models))
  const evidence = told.get(connection.id)
  if (evidence === undefined) return
  told.delete(connection.id)
  if (apiName !== 'ApiVersions') yield claim(connection, [at(event.request), ...evidence], models)
}

function clientKey(connection: Connection, models: Models): string {
  return `${connection.client.address} ${models.clients.clientIdOf(connection) ?? ''}`
}

function isAskAgain({ response }: Extract<AnalysisEvent, { type: 'exchange' }>): boolean {
  if (numberOf(response.body, 'errorCode') !== UNSUPPORTED_VERSION) return false
  const keys = structsOf(response.body, 'apiKeys')
  const [first] = keys
  return keys.length === 1 && first !== undefined && numberOf(first, 'apiKey') === API_VERSIONS
}

function claim(connection: Connection, evidence: readonly Evidence[], models: Models): Claim {
  const [first, ...others] = evidence
  if (first === undefined) throw new Error('A claim needs evidence')
  return {
    subject: clientText(models, connection),
    severity: 'error',
    confidence: 'proven',
    parameters: {
      client: clientText(models, connection),
      broker: models.brokers.labelOf(connection),
    },
    evidence: [first, ...others],
    connections: [connection.id],
  }
}
