// Versions that name topics by id alone (Fetch v13, Produce v13, OffsetCommit and
// OffsetFetch v10, TxnOffsetCommit v6) with an id of zeros: the client has no id for the
// topic, because the broker gave none (Metadata before v10, or an old inter-broker
// protocol), and asks all the same. It can only be answered UNKNOWN_TOPIC_ID.
import type { KafkaStruct } from '@brokerscope/codec'
import type { Exchange } from '../../events.ts'
import type { Models } from '../../models/models.ts'
import { ZERO_UUID } from '../../models/topics.ts'
import { structsOf } from '../../values.ts'
import { exchangeRule } from '../exchange-rule.ts'
import { at, type Claim, type Rule } from '../rule.ts'
import { capital, clientText, errorText } from '../wording.ts'
import { text } from './zero-topic-id.text.ts'

/** First version without names, and where its topics are. */
const BY_ID: Readonly<
  Record<string, { readonly version: number; readonly fields: readonly string[] }>
> = {
  Fetch: { version: 13, fields: ['topics'] },
  Produce: { version: 13, fields: ['topicData'] },
  OffsetCommit: { version: 10, fields: ['topics'] },
  OffsetFetch: { version: 10, fields: ['groups', 'topics'] },
  TxnOffsetCommit: { version: 6, fields: ['topics'] },
}

export const zeroTopicId: Rule = exchangeRule(
  {
    id: 'zero-topic-id',
    severity: 'error',
    sources: [
      'KIP-516',
      'librdkafka issue 4806',
      'franz-go issue 295',
      'franz-go v1.21.1 changelog',
    ],
    apis: Object.keys(BY_ID),
    text,
  },
  judge,
)

function* judge(exchange: Exchange, models: Models): Iterable<Claim> {
  const { request, response, connection, apiName, apiVersion } = exchange
  const form = BY_ID[apiName]
  if (form === undefined || apiVersion < form.version) return
  const path = zeroPath(request.body, form.fields)
  if (path === undefined) return
  const [error] = response.info.errors
  const metadata = models.negotiation.rangeOf(connection, 3)
  yield {
    subject: apiName,
    severity: 'error',
    confidence: 'proven',
    form: metadata !== undefined && metadata.max < 10 ? 'noIds' : 'main',
    parameters: {
      api: apiName,
      version: apiVersion,
      below: form.version - 1,
      client: clientText(models, connection),
      Broker: capital(models.brokers.labelOf(connection)),
      metadataMax: metadata?.max ?? '?',
      error: error === undefined ? 'NONE (0)' : errorText(error.code),
    },
    evidence: [at(request, path), at(response, error?.path ?? '')],
    connections: [connection.id],
  }
}

function zeroPath(body: KafkaStruct, [field, ...deeper]: readonly string[]): string | undefined {
  if (field === undefined) return undefined
  for (const [index, each] of structsOf(body, field).entries()) {
    if (deeper.length === 0) {
      if (each['topicId'] === ZERO_UUID) return `${field}[${index}].topicId`
      continue
    }
    const below = zeroPath(each, deeper)
    if (below !== undefined) return `${field}[${index}].${below}`
  }
  return undefined
}
