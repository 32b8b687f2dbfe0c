// A member that a group does not take: no assignor in common or mixed protocols (23), a
// session timeout out of bounds (26), an assignor (112) or regular expression (128) that
// the broker does not know, the group is full (81), or the instance id is in use (111).
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
}

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
  ],
  codes: Object.keys(FORMS).map(Number),
  severity: 'error',
  text,
  look: ({ apiName }, { code }) => ({
    form: FORMS[code] ?? 'protocol',
    subject: `${apiName} ${code}`,
  }),
})
