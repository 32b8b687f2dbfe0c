// What assignors of the classic protocol put into the userData of a subscription:
//
//   sticky              the previous assignment, since v1 with its generation; no version on the wire
//   cooperative-sticky  the generation
//   stream              see streams-protocol.ts
//
// Sources: clients/.../{StickyAssignor,CooperativeStickyAssignor}.java @ 4.4.0
import type { FieldSet } from '../schema.ts'
import { field, list } from './field-table.ts'
import { insideByFields, type Content, type Inside } from './inside.ts'
import { readSubscriptionInfo } from './streams-protocol.ts'

const both = [0, 1] as const

const sticky: FieldSet = {
  name: 'StickyAssignorUserData',
  versions: both,
  fields: [
    list('previousAssignment', 'TopicAssignment', both, [
      field('topic', 'string', both),
      field('partitions', 'int32', both, { array: true }),
    ]),
    field('generation', 'int32', [1, 1]),
  ],
}

const cooperativeSticky: FieldSet = {
  name: 'CooperativeStickyAssignorUserData',
  versions: [0, 0],
  fields: [field('generation', 'int32', [0, 0])],
}

/** Undefined for an assignor that is not known, and for bytes that are not its. */
export function readUserData(assignor: string, content: Content): Inside | undefined {
  switch (assignor) {
    case 'sticky':
      return whole(insideByFields(sticky, 1, content)) ?? whole(insideByFields(sticky, 0, content))
    case 'cooperative-sticky':
      return whole(insideByFields(cooperativeSticky, 0, content))
    case 'stream':
      return readSubscriptionInfo(content)
    default:
      return undefined
  }
}

function whole(inside: Inside): Inside | undefined {
  return inside.status === 'ok' ? inside : undefined
}
