// Logins that succeed or fail in a way that the mechanism does not foresee:
//   challenge   PLAIN is answered with success and bytes; PLAIN has none (Tencent CKafka), and
//               strict clients give up (G06)
//   notAcknowledged  OAUTHBEARER: the broker refuses with a JSON text, which the client has to
//               acknowledge with a single 0x01 before the broker says the error (RFC 7628); the
//               client sends something else, or goes (G08)
import type { AnalysisEvent, Exchange, Message } from '../../events.ts'
import type { Models } from '../../models/models.ts'
import { bytesOf, numberOf } from '../../values.ts'
import { at, type Claim, type Rule } from '../rule.ts'
import { capital, clientText } from '../wording.ts'
import { text } from './sasl-conversation.text.ts'

const MAX_CONNECTIONS = 50_000

export const saslConversation: Rule = {
  id: 'sasl-conversation',
  severity: 'error',
  sources: ['RFC 4616', 'RFC 7628', 'franz-go v1.13.5 changelog', 'dpkp/kafka-python issue 2572'],
  text,
  start() {
    /** Connections where the broker has refused a token and waits for the 0x01. */
    const refused = new Map<number, Message>()
    return { on: (event, models) => judge(event, models, refused) }
  },
}

function* judge(
  event: AnalysisEvent,
  models: Models,
  refused: Map<number, Message>,
): Iterable<Claim> {
  if (event.type === 'exchange' && event.apiName === 'SaslAuthenticate') {
    yield* answered(event, models, refused)
    return
  }
  if (refused.size === 0) return
  if (event.type === 'closed') {
    const { connection, by } = event
    const answer = refused.get(connection.id)
    refused.delete(connection.id)
    if (answer !== undefined && by === 'client') yield claim('notAcknowledged', answer, models)
    return
  }
  if (event.type !== 'request') return
  const { id } = event.request.connection
  const answer = refused.get(id)
  if (answer === undefined) return
  refused.delete(id)
  const isAcknowledged =
    event.request.apiName === 'SaslAuthenticate' &&
    bytesOf(event.request.body, 'authBytes')?.length === 1
  if (!isAcknowledged) yield claim('notAcknowledged', answer, models, event.request)
}

function* answered(
  { request, response, connection }: Exchange,
  models: Models,
  refused: Map<number, Message>,
): Iterable<Claim> {
  const bytes = bytesOf(response.body, 'authBytes')
  const isOpen = numberOf(response.body, 'errorCode') === 0 && (bytes?.length ?? 0) > 0
  if (!isOpen) return
  const { mechanism } = request.info
  if (mechanism === 'PLAIN') yield claim('challenge', response, models)
  const canHold = refused.size < MAX_CONNECTIONS
  if (mechanism === 'OAUTHBEARER' && canHold) refused.set(connection.id, response)
}

function claim(
  form: 'challenge' | 'notAcknowledged',
  answer: Message,
  models: Models,
  next?: Message,
): Claim {
  const { connection } = answer
  const client = clientText(models, connection)
  return {
    subject: `${form} ${client}`,
    severity: form === 'challenge' ? 'warning' : 'error',
    confidence: form === 'challenge' || next !== undefined ? 'proven' : 'likely',
    form,
    parameters: { client, Broker: capital(models.brokers.labelOf(connection)) },
    evidence: [at(answer, 'authBytes'), ...(next === undefined ? [] : [at(next)])],
    connections: [connection.id],
  }
}
