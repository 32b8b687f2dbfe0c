// One line that says what a frame is about, for table rows. Errors first: a response
// that carries an error is read for the error. The APIs that incidents turn on have
// their own sentence in summaries/; the rest are described from their fields.
import type { DecodedMessage, KafkaStruct } from '@brokerscope/codec'
import { errorsOf } from './errors-of.ts'
import type { FrameError, FrameInfo } from './frame-info.ts'
import { admin } from './summaries/admin.ts'
import { fallback } from './summaries/fallback.ts'
import { fetching } from './summaries/fetching.ts'
import { groups } from './summaries/groups.ts'
import { naming } from './summaries/naming.ts'
import { negotiating } from './summaries/negotiating.ts'
import { offsets } from './summaries/offsets.ts'
import { bytesText, list } from './summaries/phrases.ts'
import type { ApiSummary } from './summaries/api-summary.ts'
import { producing } from './summaries/producing.ts'
import { transactions } from './summaries/transactions.ts'
import type { TopicNames } from './topic-names.ts'

const byApi: Readonly<Record<string, ApiSummary>> = {
  ...negotiating,
  ...naming,
  ...producing,
  ...fetching,
  ...offsets,
  ...transactions,
  ...groups,
  ...admin,
}

export function summaryOf(info: FrameInfo, topicNames: TopicNames): string {
  if (info.kind === 'saslToken') {
    return `${info.mechanism ?? 'SASL'} token, ${bytesText(info.frame.bytes.length)}`
  }
  if (info.kind === 'unknown') return `unreadable, ${bytesText(info.frame.bytes.length)}`
  const message = info.decoded()
  const body = topicNames.named(message.body)
  const text = info.frame.direction === 'request' ? request(body, message) : response(body, message)
  const doubt = info.status === 'partial' || info.status === 'undecodable'
  if (!doubt) return text
  return text === '' || text === 'ok'
    ? `not decoded, ${bytesText(message.unreadBytes)}`
    : `${text} (incomplete)`
}

function request(body: KafkaStruct, message: DecodedMessage): string {
  const say = byApi[message.apiName]?.request
  return say === undefined ? fallback(body) : say(body, message)
}

function response(body: KafkaStruct, message: DecodedMessage): string {
  const errors = errorsOf(body)
  const api = byApi[message.apiName]
  const text = api?.response === undefined ? fallback(body) : api.response(body, message)
  if (errors.length === 0) return text === '' ? 'ok' : text
  const said = errorText(errors)
  // Beside a partial failure the part that went well still says something.
  return api?.keepsErrors === true && text !== '' ? `${said}; ${text}` : said
}

/** Errors of one name are grouped: `orders[0], orders[1]: NOT_LEADER_OR_FOLLOWER`. */
function errorText(errors: readonly FrameError[]): string {
  const byName = new Map<string, string[]>()
  for (const error of errors) {
    const labels = byName.get(error.name)
    if (labels === undefined) byName.set(error.name, [error.label])
    else labels.push(error.label)
  }
  const parts = [...byName].map(([name, labels]) => {
    const named = labels.filter((label) => label !== '')
    if (named.length === 0) return name
    return `${list(named)}: ${name}`
  })
  return parts.join('; ')
}
