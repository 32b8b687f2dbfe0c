// Two ways to get fetch sessions wrong (KIP-227):
//   leak     each Fetch asks for a new session and throws the one that it got away; the
//            broker's cache fills, and other clients lose theirs (70)
//   refused  the broker granted no session (id 0), and the client goes on as if it had
//            one: empty or incremental requests with session 0, answered at once with
//            nothing, in a tight loop
import { exchangeRule } from '../exchange-rule.ts'
import { at, type Rule } from '../rule.ts'
import { clientText, where } from '../wording.ts'
import { text } from './fetch-session-misused.text.ts'

/** Our choice: a client that restarts its session after errors does so less often in a row. */
const LEAKED = 10
const EMPTY = 3

export const fetchSessionMisused: Rule = exchangeRule(
  {
    id: 'fetch-session-misused',
    severity: 'error',
    sources: [
      'KIP-227',
      'IBM/sarama pull request 1644',
      'franz-go v1.4.2 changelog',
      'platformatic/kafka issue 315',
    ],
    apis: ['Fetch'],
    text,
  },
  function* judge({ request, response, connection }, models) {
    const session = models.fetchSessions.of(connection.id)
    if (session === undefined) return
    const isLeak = session.thrownAway >= LEAKED
    if (!isLeak && session.withoutSession < EMPTY) return
    const client = clientText(models, connection)
    yield {
      subject: `${isLeak ? 'leak' : 'refused'} ${client}`,
      severity: isLeak ? 'warning' : 'error',
      confidence: 'proven',
      form: isLeak ? 'leak' : 'refused',
      parameters: { client, count: isLeak ? session.thrownAway : session.withoutSession },
      evidence: [
        at(request, 'sessionEpoch'),
        at(response, 'sessionId'),
        ...(session.granted === undefined ? [] : [where(session.granted)]),
      ],
      connections: [connection.id],
    }
  },
)
