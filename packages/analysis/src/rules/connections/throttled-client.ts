// A client that quotas hold back for long. Below a second in all a quota just does its
// job; above it people ask why things are slow, and this is why.
import { exchangeRule } from '../exchange-rule.ts'
import type { Rule } from '../rule.ts'
import { durationText, where } from '../wording.ts'
import { numberOf } from '../../values.ts'
import { text } from './throttled-client.text.ts'

/** Our choice, not Kafka's. */
const REPORT_ABOVE_MS = 1000

export const throttledClient: Rule = exchangeRule(
  { id: 'throttled-client', severity: 'warning', sources: ['KIP-124', 'KIP-219'], text },
  function* judge({ response, request, connection }, models) {
    const now = numberOf(response.body, 'throttleTimeMs') ?? 0
    if (now <= 0) return
    const clientId = request.info.clientId ?? ''
    const throttled = models.throttling.of(clientId)
    if (throttled === undefined || throttled.totalMs <= REPORT_ABOVE_MS) return
    yield {
      subject: clientId,
      severity: 'warning',
      confidence: 'proven',
      parameters: {
        clientId: clientId === '' ? '""' : clientId,
        total: durationText(BigInt(throttled.totalMs) * 1_000_000n),
        longest: durationText(BigInt(throttled.longestMs) * 1_000_000n),
        answers: throttled.answers,
        api: request.apiName,
      },
      evidence: [where(throttled.last), where(throttled.first)],
      connections: [connection.id],
      amends: true,
    }
  },
)
