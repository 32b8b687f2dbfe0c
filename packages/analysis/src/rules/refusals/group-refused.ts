// A member that a group does not take: no assignor in common or mixed protocols (23), a
// session timeout out of bounds (26), an assignor (112) or regular expression (128) that
// the broker does not know, the group is full (81), or the instance id is in use (111). 42 in
// the heartbeats of new groups: from ConsumerGroupHeartbeat v1 on the client makes the member
// id (KIP-1082); acknowledgements may not open a share session (KAFKA-19485).
import type { KafkaStruct } from '@brokerscope/codec'
import { numberOf, textOf } from '../../values.ts'
import type { Rule } from '../rule.ts'
import { refusalRule } from './refusal-rule.ts'
import { text } from './group-refused.text.ts'

const FORMS: Readonly<Record<number, string>> = {
  23: 'protocol',
  26: 'timeout',
  81: 'full',
  112: 'assignor',
  128: 'regex',
  111: 'instance',
  82: 'instance',
  42: 'invalid',
  133: 'shareSessions',
}

const INVALID_REQUEST = 42

export const groupRefused: Rule = refusalRule({
  id: 'group-refused',
  sources: ['KIP-345', 'KIP-429', 'KIP-848', 'franz-go v1.17.0 changelog'],
  apis: [
    'JoinGroup',
    'SyncGroup',
    'ConsumerGroupHeartbeat',
    'ShareGroupHeartbeat',
    'StreamsGroupHeartbeat',
    'OffsetCommit',
    'Heartbeat',
    'ShareFetch',
    'ShareAcknowledge',
  ],
  codes: Object.keys(FORMS).map(Number),
  severity: 'error',
  text,
  look({ apiName, request }, { code }) {
    const form = code === INVALID_REQUEST ? invalidForm(request.body) : FORMS[code]
    return { form: form ?? 'protocol', subject: `${apiName} ${code}` }
  },
})

/** The known reasons for INVALID_REQUEST in the protocols of new groups. */
function invalidForm(body: KafkaStruct): string {
  if (numberOf(body, 'shareSessionEpoch') === 0) return 'shareAcks'
  return textOf(body, 'memberId') === '' ? 'emptyMember' : 'invalid'
}
