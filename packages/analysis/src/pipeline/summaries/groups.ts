import type { KafkaStruct } from '@brokerscope/codec'
import { bytesOf, numberOf, structsOf, textOf } from '../../values.ts'
import type { ApiSummary, Say } from './api-summary.ts'
import { bytesText, count, join, list, name } from './phrases.ts'

const LEAVES = -1
const LEAVES_FOR_A_MOMENT = -2

const memberEpoch: Say = (body) =>
  join(
    `member ${name(textOf(body, 'memberId'))}`,
    `epoch ${numberOf(body, 'memberEpoch') ?? '?'}`,
    'assignment' in body && body['assignment'] !== null && 'new assignment',
  )

/** Group membership, classic and by heartbeat. */
export const groups: Readonly<Record<string, ApiSummary>> = {
  JoinGroup: {
    request: (body) =>
      join(group(body), member(body), list(structsOf(body, 'protocols').map(protocolName))),
    response: (body) =>
      join(
        `generation ${numberOf(body, 'generationId') ?? '?'}`,
        textOf(body, 'protocolName'),
        textOf(body, 'leader') === textOf(body, 'memberId') &&
          `leader of ${count(structsOf(body, 'members').length, 'member')}`,
      ),
  },
  SyncGroup: {
    request: (body) =>
      join(
        group(body),
        generation(body),
        structsOf(body, 'assignments').length > 0 &&
          count(structsOf(body, 'assignments').length, 'assignment'),
      ),
    response: (body) => `assignment ${bytesText(bytesOf(body, 'assignment')?.length ?? 0)}`,
  },
  Heartbeat: { request: (body) => join(group(body), generation(body)) },
  LeaveGroup: {
    request: (body) =>
      join(group(body), list(structsOf(body, 'members').map((each) => member(each) ?? '?'))),
  },
  ConsumerGroupHeartbeat: { request: heartbeat, response: memberEpoch },
  ShareGroupHeartbeat: { request: heartbeat, response: memberEpoch },
  StreamsGroupHeartbeat: { request: heartbeat, response: memberEpoch },
}

function group(body: KafkaStruct): string {
  return `group ${name(textOf(body, 'groupId'))}`
}

function member(body: KafkaStruct): string | undefined {
  const memberId = textOf(body, 'memberId')
  if (memberId === undefined) return undefined
  return memberId === '' ? 'new member' : `member ${name(memberId)}`
}

function generation(body: KafkaStruct): string {
  return `generation ${numberOf(body, 'generationId') ?? '?'}`
}

function protocolName(protocol: KafkaStruct): string {
  return name(textOf(protocol, 'name'))
}

function heartbeat(body: KafkaStruct): string {
  const epoch = numberOf(body, 'memberEpoch')
  const leaves = epoch === LEAVES || epoch === LEAVES_FOR_A_MOMENT
  const step = epoch === 0 ? 'joins' : leaves ? 'leaves' : `epoch ${epoch ?? '?'}`
  return join(group(body), step)
}
