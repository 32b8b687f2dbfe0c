// An API that is advertised in a version and answers UNSUPPORTED_VERSION (35) all the
// same: a feature that is not finalized, or switched off by configuration, stands behind
// it. Two more uses of 35 have their own words: a special timestamp that is newer than
// the version of ListOffsets, and a version outside the range (a gentle broker or proxy).
import type { Exchange } from '../../events.ts'
import { gateOf, type Gate } from '../../models/features.ts'
import type { Models } from '../../models/models.ts'
import { exchangeRule } from '../exchange-rule.ts'
import { at, type Claim, type Rule } from '../rule.ts'
import { capital, clientText, errorText, rangeText, where } from '../wording.ts'
import { text } from './feature-gate-refusal.text.ts'

const UNSUPPORTED_VERSION = 35

export const featureGateRefusal: Rule = exchangeRule(
  {
    id: 'feature-gate-refusal',
    severity: 'error',
    sources: ['KIP-584', 'KIP-848', 'KIP-932', 'KIP-1071', 'KafkaApis.scala @ Kafka 4.3'],
    text,
  },
  judge,
)

function* judge(exchange: Exchange, models: Models): Iterable<Claim> {
  const { request, response, connection, apiName, apiVersion } = exchange
  if (apiName === 'ApiVersions') return
  const refusal = response.info.errors.find(({ code }) => code === UNSUPPORTED_VERSION)
  if (refusal === undefined) return
  const apiKey = request.info.apiKey ?? -1
  const advertised = models.negotiation.advertisedTo(connection)
  const range = advertised?.table.value.ranges.get(apiKey)
  const gate = gateOf(apiKey)
  const isOutside = range !== undefined && (apiVersion < range.min || apiVersion > range.max)
  const isGated = gate !== undefined && apiVersion >= gate.version
  const level = isGated ? models.negotiation.features.levelFor(connection, gate.feature) : undefined
  yield {
    subject: `${apiName} v${apiVersion}`,
    severity: 'error',
    confidence: isOutside || level !== undefined ? 'proven' : 'likely',
    form: formOf(apiName, isOutside, isGated ? gate : undefined, level?.value.level),
    parameters: {
      api: apiName,
      version: apiVersion,
      Broker: capital(models.brokers.labelOf(connection)),
      client: clientText(models, connection),
      range: range === undefined ? '?' : rangeText(range),
      error: errorText(UNSUPPORTED_VERSION),
      feature: gate?.feature ?? '?',
      needed: gate?.level ?? 0,
      level: level?.value.level ?? '?',
    },
    evidence: [
      at(response, refusal.path),
      at(request),
      ...(level === undefined ? [] : [where(level)]),
      ...(advertised === undefined ? [] : [where(advertised.table)]),
    ],
    connections: [connection.id],
  }
}

function formOf(
  apiName: string,
  isOutside: boolean,
  gate: Gate | undefined,
  level: number | undefined,
): string {
  if (isOutside) return 'outside'
  if (apiName === 'ListOffsets') return 'timestamp'
  if (gate === undefined) return 'main'
  if (level === undefined) return 'unknownLevel'
  return level < gate.level ? 'level' : 'switchedOff'
}
