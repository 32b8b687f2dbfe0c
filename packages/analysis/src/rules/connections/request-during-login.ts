// While a client logs in again on a connection in use (KIP-368), it must send nothing
// else: a request between SaslHandshake and the end of SaslAuthenticate is refused or ends
// the connection.
import type { AnalysisEvent, Message } from '../../events.ts'
import type { Models } from '../../models/models.ts'
import { at, type Claim, type Rule } from '../rule.ts'
import { clientText } from '../wording.ts'
import { text } from './request-during-login.text.ts'

const ALLOWED: ReadonlySet<string> = new Set(['SaslHandshake', 'SaslAuthenticate', 'ApiVersions'])
const MAX_CONNECTIONS = 50_000

export const requestDuringLogin: Rule = {
  id: 'request-during-login',
  severity: 'warning',
  sources: ['KIP-368', 'franz-go v1.21.4 changelog', 'KAFKA-9854'],
  text,
  start() {
    /** Connections that are logging in: the handshake that was accepted. */
    const loggingIn = new Map<number, Message>()
    return { on: (event, models) => judge(event, models, loggingIn) }
  },
}

function* judge(
  event: AnalysisEvent,
  models: Models,
  loggingIn: Map<number, Message>,
): Iterable<Claim> {
  if (event.type === 'closed') loggingIn.delete(event.connection.id)
  if (event.type === 'exchange') {
    const { id } = event.connection
    const isRefused = event.response.info.errors.length > 0
    if (event.apiName === 'SaslHandshake' && !isRefused && loggingIn.size < MAX_CONNECTIONS) {
      loggingIn.set(id, event.request)
    }
    if (event.apiName === 'SaslAuthenticate') loggingIn.delete(id)
  }
  if (event.type !== 'request' || loggingIn.size === 0) return
  const { request } = event
  const { connection } = request
  const handshake = loggingIn.get(connection.id)
  if (handshake === undefined || ALLOWED.has(request.apiName)) return
  yield {
    subject: clientText(models, connection),
    severity: 'warning',
    confidence: 'proven',
    parameters: {
      client: clientText(models, connection),
      api: request.apiName,
      broker: models.brokers.labelOf(connection),
    },
    evidence: [at(request), at(handshake)],
    connections: [connection.id],
  }
}
