// What Kafka Streams puts into the group protocol of its classic groups, in userData: a member says
// what it has (SubscriptionInfo), the leader what it gets (AssignmentInfo). Both begin with an int32,
// their version; the assignment is written by hand-made code, which this table follows:
//
//   version | commonlySupportedVersion 3+ | activeTasks, standbyTasks with their partitions
//   partitionsByHost 2-4 with names of topics, 5+ with indexes into a dictionary before it
//   standbyPartitionsByHost 6+ | errorCode 4+ | nextRebalanceMs 7+
//
// Since 4.0 new applications may use the streams group protocol instead (KIP-1071), which has APIs.
//
// Sources: streams/.../{SubscriptionInfoData.json,AssignmentInfo.java,ConsumerProtocolUtils.java} @ 4.3.1
import type { Field, FieldSet, Range } from '../schema.ts'
import { field, list } from './field-table.ts'
import { insideByFields, type Content, type Inside } from './inside.ts'

const LAST = 11

/** One character of a named topology, in UTF-16; an application without a name has none. */
const named: Range = [10, LAST]

const taskOffsetSum: readonly Field[] = [
  field('topicGroupId', 'int32', [7, LAST]),
  field('partition', 'int32', named),
  field('offsetSum', 'int64', named),
  field('namedTopology', 'string', named, { nullable: named }),
  list(
    'partitionToOffsetSum',
    'PartitionToOffsetSum',
    [7, 9],
    [field('partition', 'int32', [7, 9]), field('offsetSum', 'int64', [7, 9])],
  ),
]

const previousTask = [field('topicGroupId', 'int32', [1, 6]), field('partition', 'int32', [1, 6])]

const subscription: FieldSet = {
  name: 'SubscriptionInfo',
  versions: [1, LAST],
  fields: [
    field('version', 'int32', [1, LAST]),
    field('latestSupportedVersion', 'int32', [3, LAST]),
    field('processId', 'uuid', [1, LAST]),
    list('prevTasks', 'TaskId', [1, 6], previousTask),
    list('standbyTasks', 'TaskId', [1, 6], previousTask),
    field('userEndPoint', 'bytes', [2, LAST]),
    list('taskOffsetSums', 'TaskOffsetSum', [7, LAST], taskOffsetSum),
    field('uniqueField', 'int8', [8, LAST]),
    field('errorCode', 'int32', [9, LAST]),
    list(
      'clientTags',
      'ClientTag',
      [LAST, LAST],
      [field('key', 'bytes', [LAST, LAST]), field('value', 'bytes', [LAST, LAST])],
    ),
  ],
}

const always: Range = [1, LAST]

const task: readonly Field[] = [
  field('topicGroupId', 'int32', always),
  field('partition', 'int32', always),
  field('namedTopology', 'uint16', named, { array: true }),
]

const partitions = list('partitions', 'TopicPartition', always, [
  field('topic', 'string', always),
  field('partition', 'int32', always),
])

/** A name is written once, in the dictionary before. */
const shortPartitions = list('partitions', 'TopicIndexPartition', always, [
  field('topicIndex', 'int32', always),
  field('partition', 'int32', always),
])

function byHost(name: string, versions: Range, of: Field): Field {
  const host = [field('host', 'string', always), field('port', 'int32', always)]
  return list(name, 'HostPartitions', versions, [...host, of])
}

const assignment: FieldSet = {
  name: 'AssignmentInfo',
  versions: always,
  fields: [
    field('version', 'int32', always),
    field('commonlySupportedVersion', 'int32', [3, LAST]),
    list('activeTasks', 'TaskId', always, task),
    list('standbyTasks', 'StandbyTask', always, [...task, partitions]),
    byHost('partitionsByHost', [2, 4], partitions),
    list(
      'topicDictionary',
      'TopicIndex',
      [5, LAST],
      [field('topicIndex', 'int32', [5, LAST]), field('topic', 'string', [5, LAST])],
    ),
    byHost('partitionsByHost', [5, LAST], shortPartitions),
    byHost('standbyPartitionsByHost', [6, LAST], shortPartitions),
    field('errorCode', 'int32', [4, LAST]),
    field('nextRebalanceMs', 'int64', [7, LAST]),
  ],
}

/** Undefined where the bytes do not begin with a version. */
export function readSubscriptionInfo(content: Content): Inside | undefined {
  return readVersioned(subscription, content)
}

/** Undefined where the bytes do not begin with a version. */
export function readAssignmentInfo(content: Content): Inside | undefined {
  return readVersioned(assignment, content)
}

function readVersioned(fields: FieldSet, content: Content): Inside | undefined {
  const { bytes, start, end } = content
  if (end - start < 4) return undefined
  const version = new DataView(bytes.buffer, bytes.byteOffset + start, 4).getInt32(0)
  return version < 1 ? undefined : insideByFields(fields, version, content)
}
