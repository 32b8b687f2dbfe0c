// A login lasts for a time that the broker has told (KIP-368). Some services withdraw the rights
// shortly before: requests are refused as not authorized although the session is not over, and the
// same connection was served before (G09, MSK with IAM). Seen only in the last tenth of the time.
import { exchangeRule } from '../exchange-rule.ts'
import { at, type Rule } from '../rule.ts'
import { capital, clientText, durationText, errorText } from '../wording.ts'
import { text } from './refused-before-session-end.text.ts'

/** Topic, group, cluster, transactional id. */
const NOT_AUTHORIZED: ReadonlySet<number> = new Set([29, 30, 31, 53])

export const refusedBeforeSessionEnd: Rule = exchangeRule(
  {
    id: 'refused-before-session-end',
    severity: 'warning',
    sources: ['KIP-368', 'franz-go issue 205', 'franz-go v1.9.1 changelog'],
    text,
  },
  function* judge({ request, response, connection, apiName }, models) {
    const error = response.info.errors.find(({ code }) => NOT_AUTHORIZED.has(code))
    if (error === undefined) return
    const login = models.sasl.of(connection.id)
    const served = models.connections.of(connection.id)
    if (login === undefined || login.lifetimeMs <= 0n || served === undefined) return
    if (served.requests <= served.errors + 2) return
    const lifetimeNs = login.lifetimeMs * 1_000_000n
    const passedNs = response.timeNs - login.acceptedNs
    if (passedNs > lifetimeNs || passedNs * 10n < lifetimeNs * 9n) return
    const client = clientText(models, connection)
    yield {
      subject: client,
      severity: 'warning',
      confidence: 'likely',
      parameters: {
        client,
        Broker: capital(models.brokers.labelOf(connection)),
        api: apiName,
        error: errorText(error.code),
        lifetime: durationText(lifetimeNs),
        left: durationText(lifetimeNs - passedNs),
      },
      evidence: [
        at(response, error.path),
        at(request),
        { frame: login.acceptedFrame, packet: 0, path: 'sessionLifetimeMs' },
      ],
      connections: [connection.id],
      replaces: [{ id: 'not-authorized', subject: `${apiName} of ${client}` }],
    }
  },
)
