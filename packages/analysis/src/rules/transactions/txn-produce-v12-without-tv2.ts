// Founding incident A, first face. From Produce v12, EndTxn v5 and TxnOffsetCommit v5 on
// a client leaves the adding of partitions to the broker, which KIP-890 allows once
// transaction.version is finalized at 2. The range of ApiVersions does not say that: a
// broker advertises the versions whatever the level. At level 0 the coordinator cannot
// store what such a request means and answers 35.
//
// The finding rests on the refusal. At level 1 Kafka 4.3 accepts these versions, so that
// using them is not by itself reported.
import type { Exchange } from '../../events.ts'
import { gateOf, levelIn, TRANSACTION_VERSION, type FeatureLevel } from '../../models/features.ts'
import type { Models } from '../../models/models.ts'
import { isBetween } from '../../clients/client-software.ts'
import { textOf } from '../../values.ts'
import { at, type Claim, type Evidence, type Rule } from '../rule.ts'
import { capital, clientText, errorText, rangeText, where } from '../wording.ts'
import { text } from './txn-produce-v12-without-tv2.text.ts'

const UNSUPPORTED_VERSION = 35

export const txnProduceV12WithoutTv2: Rule = {
  id: 'txn-produce-v12-without-tv2',
  severity: 'error',
  sources: [
    'KIP-890',
    'franz-go issue 1017',
    'franz-go v1.19.3 changelog',
    'ProduceRequest.java and TransactionLogValue.json @ Kafka 4.3',
  ],
  apis: ['Produce', 'EndTxn', 'TxnOffsetCommit'],
  text,
  start() {
    return { on: (event, models) => (event.type === 'exchange' ? judge(event, models) : undefined) }
  },
}

function* judge(event: Exchange, models: Models): Iterable<Claim> {
  const { request, response, connection, apiVersion, apiName } = event
  const gate = gateOf(request.info.apiKey ?? -1)
  const transactionalId = textOf(request.body, 'transactionalId')
  if (gate === undefined || transactionalId === undefined || apiVersion < gate.version) return
  const refusal = response.info.errors.find(({ code }) => code === UNSUPPORTED_VERSION)
  if (refusal === undefined) return

  const advertised = models.negotiation.advertisedTo(connection)
  const range = advertised?.table.value.ranges.get(request.info.apiKey ?? -1)
  const level = advertised && levelIn(advertised.table.value, TRANSACTION_VERSION)
  const software = models.clients.softwareOf(connection)
  const client = clientText(models, connection)
  const isFranzGo = isBetween(software?.client, 'franz-go', [1, 19, 0], [1, 19, 1])
  yield {
    subject: `${client} ${apiName} v${apiVersion}`,
    severity: 'error',
    confidence: level === undefined ? 'likely' : 'proven',
    form: formOf(level, isFranzGo),
    parameters: {
      broker: capital(models.brokers.labelOf(connection)),
      api: apiName,
      version: apiVersion,
      below: gate.version - 1,
      range: range === undefined ? '?' : rangeText(range),
      levelText: levelText(level),
      error: errorText(UNSUPPORTED_VERSION),
      client,
      transactionalId,
    },
    evidence: [
      at(response, refusal.path),
      at(request, 'transactionalId'),
      ...background(event, models, transactionalId),
    ],
    connections: [connection.id],
    replaces: [{ id: 'feature-gate-refusal', subject: `${apiName} v${apiVersion}` }],
  }
}

function formOf(level: FeatureLevel | undefined, isFranzGo: boolean): string {
  if (level !== undefined && level.level >= 2) return 'lowered'
  if (level === undefined) return isFranzGo ? 'franzGoUnknownLevel' : 'unknownLevel'
  return isFranzGo ? 'franzGo' : 'main'
}

function levelText(level: FeatureLevel | undefined): string {
  if (level === undefined) return '?'
  return level.isAbsent ? '0' : `${level.level}`
}

/** What the broker had offered and where the producer came from. */
function background(event: Exchange, models: Models, transactionalId: string): Evidence[] {
  const table = models.negotiation.advertisedTo(event.connection)?.table
  const lane = models.transactions.lane(transactionalId)
  const offered =
    table === undefined ? [] : [where(table), { ...where(table), path: 'finalizedFeatures' }]
  const born = lane?.init === undefined ? [] : [where(lane.init)]
  return [...offered, ...born]
}
