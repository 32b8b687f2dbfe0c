// KIP-848: a heartbeat whose answer is lost is sent again, and the broker, which has moved the
// member to the next epoch meanwhile, fences it (110) for the epoch that it cannot know to be
// old (F08, Kafka 4.0 and 4.1):
//   fenced  the same heartbeat again after the answer to the first was lost, answered 110
//   rejoin  ... and the member is refused also when it joins anew with epoch 0
// A 110 without a lost answer has other reasons and is left alone.
import type { AnalysisEvent, Message } from '../../events.ts'
import type { Models } from '../../models/models.ts'
import { numberOf, textOf } from '../../values.ts'
import { putNewest } from '../../bounded.ts'
import { at, type Claim, type Rule } from '../rule.ts'
import { clientText, errorText } from '../wording.ts'
import { text } from './heartbeat-repeated-fenced.text.ts'

const FENCED_MEMBER_EPOCH = 110
const MAX_MEMBERS = 10_000

interface Lost {
  readonly heartbeat: Message
  readonly epoch: number
  /** The answer that fenced the repeat. */
  fenced?: Message
}

export const heartbeatRepeatedFenced: Rule = {
  id: 'heartbeat-repeated-fenced',
  severity: 'error',
  sources: ['KIP-848', 'KAFKA-19233', 'franz-go v1.19.0 changelog'],
  apis: ['ConsumerGroupHeartbeat', 'ShareGroupHeartbeat', 'StreamsGroupHeartbeat'],
  text,
  start() {
    const lost = new Map<string, Lost>()
    return { on: (event, models) => judge(event, models, lost) }
  },
}

function* judge(event: AnalysisEvent, models: Models, all: Map<string, Lost>): Iterable<Claim> {
  if (event.type === 'unanswered') {
    const epoch = numberOf(event.request.body, 'memberEpoch') ?? -1
    const isLost = event.reason === 'closed' && epoch > 0
    if (isLost)
      putNewest(all, memberOf(event.request), { heartbeat: event.request, epoch }, MAX_MEMBERS)
    return
  }
  if (event.type !== 'exchange') return
  const { request, response, connection } = event
  const key = memberOf(request)
  const lost = all.get(key)
  if (lost === undefined) return
  const code = numberOf(response.body, 'errorCode') ?? 0
  const epoch = numberOf(request.body, 'memberEpoch') ?? -1
  const isRejoin = epoch === 0 && lost.fenced !== undefined && code !== 0
  const isFenced = epoch === lost.epoch && code === FENCED_MEMBER_EPOCH
  if (!isRejoin && !isFenced) {
    all.delete(key)
    return
  }
  const fenced = lost.fenced ?? response
  lost.fenced = fenced
  yield {
    subject: key,
    severity: 'error',
    confidence: 'likely',
    form: isRejoin ? 'rejoin' : 'fenced',
    parameters: {
      client: clientText(models, connection),
      group: textOf(request.body, 'groupId') ?? '',
      epoch: lost.epoch,
      error: errorText(code),
    },
    evidence: [
      at(fenced, 'errorCode'),
      at(lost.heartbeat, 'memberEpoch'),
      at(response, 'errorCode'),
    ],
    connections: [connection.id],
    amends: isRejoin,
  }
}

function memberOf({ body }: Message): string {
  return `${textOf(body, 'groupId') ?? ''} ${textOf(body, 'memberId') ?? ''}`
}
