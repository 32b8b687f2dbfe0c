// OffsetFetch is answered STALE_MEMBER_EPOCH (113): the member's epoch moved on while it asked,
// and it has to ask again with the new one. A client that takes the refusal for "nothing is
// committed" begins at the start or end of the partition instead (D15).
import type { AnalysisEvent, Exchange, Message } from '../../events.ts'
import { eachPartition } from '../../models/each-partition.ts'
import type { Models } from '../../models/models.ts'
import { partitionKey } from '../../models/topics.ts'
import { putNewest } from '../../bounded.ts'
import { longOf, numbersOf, structsOf } from '../../values.ts'
import { at, type Claim, type Evidence, type Rule } from '../rule.ts'
import { clientText } from '../wording.ts'
import { text } from './reset-after-stale-epoch.text.ts'

const STALE_MEMBER_EPOCH = 113
const LATEST = -1n
const EARLIEST = -2n
const MAX_CLIENTS = 10_000

interface Refused {
  readonly evidence: Evidence
  readonly partitions: ReadonlySet<string>
}

export const resetAfterStaleEpoch: Rule = {
  id: 'reset-after-stale-epoch',
  severity: 'error',
  sources: ['KIP-848', 'platformatic/kafka issue 267', 'platformatic/kafka pull request 279'],
  apis: ['OffsetFetch', 'ListOffsets'],
  text,
  start() {
    const refused = new Map<string, Refused>()
    return { on: (event, models) => judge(event, models, refused) }
  },
}

function* judge(
  event: AnalysisEvent,
  models: Models,
  refused: Map<string, Refused>,
): Iterable<Claim> {
  if (event.type === 'exchange' && event.apiName === 'OffsetFetch') {
    const found = refusalIn(event, models)
    if (found !== undefined) putNewest(refused, clientOf(event.request), found, MAX_CLIENTS)
  }
  if (event.type !== 'request') return
  const { request } = event
  const key = clientOf(request)
  const before = refused.get(key)
  if (before === undefined) return
  if (request.apiName === 'OffsetFetch') {
    refused.delete(key)
    return
  }
  const reset = eachPartition(request.body, 'topics', 'partitions', models.topics).find((each) => {
    const timestamp = longOf(each.partition, 'timestamp')
    return (timestamp === LATEST || timestamp === EARLIEST) && before.partitions.has(each.key)
  })
  if (reset === undefined) return
  refused.delete(key)
  yield {
    subject: key,
    severity: 'error',
    confidence: 'likely',
    parameters: {
      client: clientText(models, request.connection),
      partition: reset.key,
      where: longOf(reset.partition, 'timestamp') === LATEST ? 'latest' : 'earliest',
    },
    evidence: [at(request, `${reset.path}.timestamp`), before.evidence],
    connections: [request.connection.id],
  }
}

function refusalIn({ request, response }: Exchange, models: Models): Refused | undefined {
  for (const [index, group] of structsOf(response.body, 'groups').entries()) {
    if (group['errorCode'] !== STALE_MEMBER_EPOCH) continue
    const asked = structsOf(request.body, 'groups')[index]
    if (asked === undefined) continue
    const partitions = structsOf(asked, 'topics').flatMap((topic) => {
      const name = models.topics.nameOf(topic)
      return numbersOf(topic, 'partitionIndexes').map((each) => partitionKey(name, each))
    })
    return {
      evidence: at(response, `groups[${index}].errorCode`),
      partitions: new Set(partitions),
    }
  }
  return undefined
}

function clientOf({ connection, info }: Message): string {
  return `${connection.client.address} ${info.clientId ?? ''}`
}
