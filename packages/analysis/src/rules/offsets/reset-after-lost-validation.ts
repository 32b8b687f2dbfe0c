// OffsetForLeaderEpoch is sent, the connection dies before the answer, and the client
// resets its position with ListOffsets instead of asking again: a lost connection was
// taken for a truncated log (librdkafka 2.1).
import type { AnalysisEvent, Message } from '../../events.ts'
import type { Models } from '../../models/models.ts'
import { eachPartition } from '../../models/each-partition.ts'
import { putNewest } from '../../bounded.ts'
import { longOf } from '../../values.ts'
import { at, type Claim, type Rule } from '../rule.ts'
import { clientText, listText } from '../wording.ts'
import { text } from './reset-after-lost-validation.text.ts'

/** A reset for this reason follows at once. Our choice. */
const AFTER_NS = 30_000_000_000n
const MAX_WATCHED = 20_000

export const resetAfterLostValidation: Rule = {
  id: 'reset-after-lost-validation',
  severity: 'error',
  sources: ['librdkafka 2.2.0 notes (issue 4294)', 'librdkafka 2.3.0 notes (issue 4447)'],
  apis: ['OffsetForLeaderEpoch', 'ListOffsets'],
  text,
  start() {
    /** By client and partition: the question that was never answered. */
    const lost = new Map<string, Message>()
    return { on: (event, models) => judge(event, models, lost) }
  },
}

function* judge(event: AnalysisEvent, models: Models, lost: Map<string, Message>): Iterable<Claim> {
  if (event.type === 'unanswered' && event.request.apiName === 'OffsetForLeaderEpoch') {
    for (const key of partitionsOf(event.request, models))
      putNewest(lost, key, event.request, MAX_WATCHED)
  }
  if (event.type === 'exchange' && event.apiName === 'OffsetForLeaderEpoch') {
    for (const key of partitionsOf(event.request, models)) lost.delete(key)
  }
  if (event.type !== 'request' || lost.size === 0 || event.request.apiName !== 'ListOffsets') return
  const { request } = event
  const reset = eachPartition(request.body, 'topics', 'partitions', models.topics).filter(
    ({ partition }) => (longOf(partition, 'timestamp') ?? 0n) < 0n,
  )
  const concerned = reset.filter(({ key }) => {
    const question = lost.get(watchKey(request, key))
    return question !== undefined && request.timeNs - question.timeNs < AFTER_NS
  })
  const question =
    concerned[0] === undefined ? undefined : lost.get(watchKey(request, concerned[0].key))
  if (question === undefined) return
  for (const { key } of concerned) lost.delete(watchKey(request, key))
  yield {
    subject: clientText(models, request.connection),
    severity: 'error',
    confidence: 'likely',
    parameters: {
      client: clientText(models, request.connection),
      partitions: listText(concerned.map(({ key }) => key)),
    },
    evidence: [at(request, 'topics'), at(question)],
    connections: [request.connection.id, question.connection.id],
  }
}

function partitionsOf(request: Message, models: Models): string[] {
  return eachPartition(request.body, 'topics', 'partitions', models.topics).map(({ key }) =>
    watchKey(request, key),
  )
}

function watchKey({ connection, info }: Message, partition: string): string {
  return `${connection.client.address} ${info.clientId} ${partition}`
}
