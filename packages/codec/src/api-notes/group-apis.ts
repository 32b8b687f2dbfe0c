import { flexible, throttledAfter, throttleTime, type ApiRow } from './note-row.ts'

/** Groups of consumers, their members and offsets. */
export const groupApis: readonly ApiRow[] = [
  {
    name: 'OffsetCommit',
    purpose: 'A consumer stores how far it has read, at the coordinator of its group.',
    versions: [
      ['0.8.1', 'Stored in ZooKeeper'],
      ['0.8.2', 'Stored in Kafka; member, generation, and a time for each commit'],
      ['0.9.0', 'A retention time for all in place of times for each'],
      throttleTime('0.11.0'),
      throttledAfter('2.0'),
      ['2.1', 'No retention time: the broker decides', 'KIP-211'],
      ['2.1', 'Leader epoch of the last record read', 'KIP-320'],
      ['2.3', 'Static members by group.instance.id', 'KIP-345'],
      flexible('2.4'),
      [
        '3.7',
        'Usable by members of the new group protocol; STALE_MEMBER_EPOCH may be answered',
        'KIP-848',
      ],
      ['4.2', 'Topic ids in place of names', 'KIP-848'],
    ],
  },
  {
    name: 'OffsetFetch',
    purpose: 'A consumer or tool asks the coordinator for committed offsets.',
    versions: [
      ['0.8.1', 'Read from ZooKeeper'],
      ['0.8.2', 'Read from Kafka'],
      ['0.11.0', 'Null asks for all topics; an error for the whole answer', 'KIP-88'],
      throttleTime('0.11.0'),
      throttledAfter('2.0'),
      ['2.1', 'Leader epoch of the commit', 'KIP-320'],
      flexible('2.4'),
      ['2.5', 'The asker may insist on offsets that no open transaction will change', 'KIP-447'],
      ['3.0', 'Several groups at once', 'KIP-709'],
      ['3.7', 'Member and epoch of the new group protocol', 'KIP-848'],
      ['4.2', 'Topic ids in place of names', 'KIP-848'],
    ],
  },
  {
    name: 'FindCoordinator',
    purpose:
      'Asks any broker which broker coordinates a group, a transactional id or a share partition.',
    versions: [
      ['0.8.2', 'Groups only'],
      ['0.11.0', 'Also transactional ids, by key type; error messages', 'KIP-98'],
      throttledAfter('2.0'),
      flexible('2.4'),
      ['3.0', 'Several keys at once', 'KIP-699'],
      ['3.8', 'TRANSACTION_ABORTABLE may be answered', 'KIP-890'],
      ['3.9', 'Also share partitions, by group, topic id and partition', 'KIP-932'],
    ],
  },
  {
    name: 'JoinGroup',
    purpose:
      'A member of a classic group enters a rebalance; the coordinator answers when all are in.',
    versions: [
      ['0.9.0', 'First version'],
      ['0.10.1', 'A rebalance timeout apart from the session timeout', 'KIP-62'],
      throttleTime('0.11.0'),
      throttledAfter('2.0'),
      ['2.2', 'A new member is given an id first and joins again with it', 'KIP-394'],
      ['2.3', 'Static members by group.instance.id', 'KIP-345'],
      flexible('2.4'),
      ['2.5', 'The answer tells the protocol type', 'KIP-559'],
      ['3.2', 'A reason for joining', 'KIP-800'],
      ['3.2', 'A static leader may be told to skip the assignment', 'KIP-814'],
    ],
  },
  {
    name: 'Heartbeat',
    purpose: 'A member of a classic group shows that it lives, and hears of rebalances.',
    versions: [
      ['0.9.0', 'First version'],
      throttleTime('0.11.0'),
      throttledAfter('2.0'),
      ['2.3', 'Static members by group.instance.id', 'KIP-345'],
      flexible('2.4'),
    ],
  },
  {
    name: 'LeaveGroup',
    purpose: 'A member of a classic group leaves, or an administrator removes members.',
    versions: [
      ['0.9.0', 'First version'],
      throttleTime('0.11.0'),
      throttledAfter('2.0'),
      ['2.4', 'Several members at once, also by group.instance.id', 'KIP-345'],
      flexible('2.4'),
      ['3.2', 'A reason for leaving', 'KIP-800'],
    ],
  },
  {
    name: 'SyncGroup',
    purpose: 'The leader of a classic group hands in the assignment, all members fetch theirs.',
    versions: [
      ['0.9.0', 'First version'],
      throttleTime('0.11.0'),
      throttledAfter('2.0'),
      ['2.3', 'Static members by group.instance.id', 'KIP-345'],
      flexible('2.4'),
      ['2.5', 'Type and name of the protocol, checked by the broker', 'KIP-559'],
    ],
  },
  {
    name: 'DescribeGroups',
    purpose: 'Shows state, members and assignments of classic groups.',
    versions: [
      ['0.9.0', 'First version'],
      throttleTime('0.11.0'),
      throttledAfter('2.0'),
      ['2.3', 'Allowed operations', 'KIP-430'],
      ['2.4', 'group.instance.id of members', 'KIP-345'],
      flexible('2.4'),
      ['4.0', 'A group that is not there is GROUP_ID_NOT_FOUND, no longer Dead', 'KIP-1043'],
    ],
  },
  {
    name: 'ListGroups',
    purpose: 'Lists the groups that a broker coordinates.',
    versions: [
      ['0.9.0', 'First version'],
      throttleTime('0.11.0'),
      throttledAfter('2.0'),
      flexible('2.4'),
      ['2.6', 'Filter by state', 'KIP-518'],
      ['3.8', 'Filter by type', 'KIP-848'],
    ],
  },
  {
    name: 'DeleteGroups',
    purpose: 'Deletes groups without members, with their offsets.',
    versions: [
      ['1.1', 'First version', 'KIP-229'],
      throttledAfter('2.0'),
      flexible('2.4'),
      ['4.4', 'A message for each group that could not be deleted'],
    ],
  },
  {
    name: 'OffsetDelete',
    purpose: 'Deletes committed offsets of topics that a group does not read any more.',
    versions: [['2.4', 'First version', 'KIP-496']],
  },
  {
    name: 'ConsumerGroupHeartbeat',
    purpose: 'The one request of the new group protocol: join, live, get an assignment, leave.',
    versions: [
      ['3.7', 'First version; the coordinator names the member', 'KIP-848'],
      ['4.0', 'The member names itself, and may subscribe by a pattern', 'KIP-1082'],
    ],
  },
  {
    name: 'ConsumerGroupDescribe',
    purpose: 'Shows state, members and assignments of groups of the new protocol.',
    versions: [
      ['3.8', 'First version', 'KIP-848'],
      ['4.0', 'Whether a member still speaks the classic protocol', 'KIP-1099'],
    ],
  },
  {
    name: 'ShareGroupHeartbeat',
    purpose: 'A member of a share group joins, lives, gets its partitions and leaves.',
    versions: [
      ['4.0', 'Early access; another layout than v1, gone in 4.1', 'KIP-932'],
      ['4.1', 'First version meant to stay', 'KIP-932'],
    ],
  },
  {
    name: 'ShareGroupDescribe',
    purpose: 'Shows state, members and assignments of share groups.',
    versions: [
      ['4.0', 'Early access; another layout than v1, gone in 4.1', 'KIP-932'],
      ['4.1', 'First version meant to stay', 'KIP-932'],
    ],
  },
  {
    name: 'ShareFetch',
    purpose: 'A member of a share group acquires records, and may acknowledge earlier ones.',
    versions: [
      ['4.0', 'Early access; another layout than v1, gone in 4.1', 'KIP-932'],
      ['4.1', 'First version meant to stay', 'KIP-932'],
      [
        '4.2',
        'How many records are acquired at once; acknowledgements that renew the lock',
        'KIP-1206',
      ],
    ],
  },
  {
    name: 'ShareAcknowledge',
    purpose: 'A member of a share group accepts, releases or rejects records that it acquired.',
    versions: [
      ['4.0', 'Early access; another layout than v1, gone in 4.1', 'KIP-932'],
      ['4.1', 'First version meant to stay', 'KIP-932'],
      ['4.2', 'Acknowledgements that renew the lock', 'KIP-1222'],
    ],
  },
  {
    name: 'DescribeShareGroupOffsets',
    purpose: 'Shows from which offset a share group goes on.',
    versions: [
      ['4.1', 'First version', 'KIP-932'],
      ['4.2', 'The lag of each partition', 'KIP-1226'],
    ],
  },
  {
    name: 'AlterShareGroupOffsets',
    purpose: 'Moves the start of a share group without members.',
    versions: [['4.1', 'First version', 'KIP-932']],
  },
  {
    name: 'DeleteShareGroupOffsets',
    purpose: 'Makes a share group without members forget topics.',
    versions: [['4.1', 'First version', 'KIP-932']],
  },
  {
    name: 'InitializeShareGroupState',
    purpose: 'Between brokers: creates the stored state of share partitions.',
    versions: [['4.1', 'First version', 'KIP-932']],
  },
  {
    name: 'ReadShareGroupState',
    purpose: 'Between brokers: the leader of a share partition loads its stored state.',
    versions: [['4.1', 'First version', 'KIP-932']],
  },
  {
    name: 'WriteShareGroupState',
    purpose: 'Between brokers: the leader of a share partition stores what was acknowledged.',
    versions: [
      ['4.1', 'First version', 'KIP-932'],
      ['4.2', 'The number of records that are done', 'KIP-1226'],
    ],
  },
  {
    name: 'DeleteShareGroupState',
    purpose: 'Between brokers: removes the stored state of share partitions.',
    versions: [['4.1', 'First version', 'KIP-932']],
  },
  {
    name: 'ReadShareGroupStateSummary',
    purpose: 'Between brokers: the start offset of share partitions without their details.',
    versions: [
      ['4.1', 'First version', 'KIP-932'],
      ['4.2', 'The number of records that are done', 'KIP-1226'],
    ],
  },
  {
    name: 'StreamsGroupHeartbeat',
    purpose: 'A Kafka Streams instance joins its group, sends its topology and gets its tasks.',
    versions: [
      ['4.2', 'First version; early access in 4.1', 'KIP-1071'],
      ['4.4', 'The broker may ask for a description of the topology', 'KIP-1331'],
    ],
  },
  {
    name: 'StreamsGroupDescribe',
    purpose: 'Shows state, topology, members and tasks of streams groups.',
    versions: [
      ['4.2', 'First version; early access in 4.1', 'KIP-1071'],
      ['4.4', 'The full topology, where asked for, and the assignor', 'KIP-1331'],
    ],
  },
  {
    name: 'StreamsGroupTopologyDescriptionUpdate',
    purpose: 'A Kafka Streams instance sends the full description of its topology.',
    versions: [['4.4', 'First version', 'KIP-1331']],
  },
]
