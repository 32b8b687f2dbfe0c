// What assignors of the classic protocol put into the userData of a subscription:
//
//   sticky              the previous assignment, since v1 with its generation; no version on the wire
//   cooperative-sticky  the generation
//   stream              SubscriptionInfo of Kafka Streams, which begins with its version
//
// Sources: clients/.../{StickyAssignor,CooperativeStickyAssignor}.java @ 4.4.0,
// streams/.../SubscriptionInfoData.json @ 4.3.1
import type { Field, FieldSet, Range } from '../schema.ts'
import { insideByFields, type Content, type Inside } from './inside.ts'

function field(
  name: string,
  type: Field['type'],
  versions: Range,
  more: Partial<Field> = {},
): Field {
  return { name, type, versions, ...more }
}

function list(name: string, struct: string, versions: Range, fields: readonly Field[]): Field {
  return { name, type: 'struct', array: true, versions, struct, fields }
}

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

const taskId = [field('topicGroupId', 'int32', [1, 6]), field('partition', 'int32', [1, 6])]

const stream: FieldSet = {
  name: 'SubscriptionInfo',
  versions: [1, 11],
  fields: [
    field('version', 'int32', [1, 11]),
    field('latestSupportedVersion', 'int32', [3, 11]),
    field('processId', 'uuid', [1, 11]),
    list('prevTasks', 'TaskId', [1, 6], taskId),
    list('standbyTasks', 'TaskId', [1, 6], taskId),
    field('userEndPoint', 'bytes', [2, 11]),
    list(
      'taskOffsetSums',
      'TaskOffsetSum',
      [7, 11],
      [
        field('topicGroupId', 'int32', [7, 11]),
        field('partition', 'int32', [10, 11]),
        field('offsetSum', 'int64', [10, 11]),
        field('namedTopology', 'string', [10, 11], { nullable: [10, 11] }),
        list(
          'partitionToOffsetSum',
          'PartitionToOffsetSum',
          [7, 9],
          [field('partition', 'int32', [7, 9]), field('offsetSum', 'int64', [7, 9])],
        ),
      ],
    ),
    field('uniqueField', 'int8', [8, 11]),
    field('errorCode', 'int32', [9, 11]),
    list(
      'clientTags',
      'ClientTag',
      [11, 11],
      [field('key', 'bytes', [11, 11]), field('value', 'bytes', [11, 11])],
    ),
  ],
}

/** Undefined for an assignor that is not known, and for bytes that are not its. */
export function readUserData(assignor: string, content: Content): Inside | undefined {
  switch (assignor) {
    case 'sticky':
      return whole(insideByFields(sticky, 1, content)) ?? whole(insideByFields(sticky, 0, content))
    case 'cooperative-sticky':
      return whole(insideByFields(cooperativeSticky, 0, content))
    case 'stream': {
      const { bytes, start, end } = content
      if (end - start < 4) return undefined
      const version = new DataView(bytes.buffer, bytes.byteOffset + start, 4).getInt32(0)
      return version < 1 ? undefined : insideByFields(stream, version, content)
    }
    default:
      return undefined
  }
}

function whole(inside: Inside): Inside | undefined {
  return inside.status === 'ok' ? inside : undefined
}
