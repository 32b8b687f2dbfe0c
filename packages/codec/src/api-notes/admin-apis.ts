import { flexible, throttledAfter, throttleTime, type ApiRow } from './note-row.ts'

/** Topics, configs, quotas and replicas. */
export const adminApis: readonly ApiRow[] = [
  {
    name: 'CreateTopics',
    purpose: 'Creates topics, with partitions, replicas and configs.',
    versions: [
      ['0.10.1', 'First version', 'KIP-4'],
      ['0.10.2', 'Validate without creating; error messages', 'KIP-108'],
      throttleTime('0.11.0'),
      throttledAfter('2.0'),
      ['2.4', 'Partitions and replication factor may be left to the broker', 'KIP-464'],
      ['2.4', 'Compact lengths and tags; the answer lists the configs of the topic', 'KIP-525'],
      ['2.7', 'THROTTLING_QUOTA_EXCEEDED may be answered', 'KIP-599'],
      ['2.8', 'The answer tells the topic id', 'KIP-516'],
    ],
  },
  {
    name: 'DeleteTopics',
    purpose: 'Deletes topics with all their records.',
    versions: [
      ['0.10.1', 'First version', 'KIP-4'],
      throttleTime('0.11.0'),
      throttledAfter('2.0'),
      ['2.1', 'TOPIC_DELETION_DISABLED may be answered', 'KIP-322'],
      flexible('2.4'),
      ['2.7', 'Error messages; THROTTLING_QUOTA_EXCEEDED may be answered', 'KIP-599'],
      ['2.8', 'By name or topic id', 'KIP-516'],
    ],
  },
  {
    name: 'CreatePartitions',
    purpose: 'Adds partitions to topics.',
    versions: [
      ['1.0', 'First version', 'KIP-195'],
      throttledAfter('2.0'),
      flexible('2.5'),
      ['2.7', 'THROTTLING_QUOTA_EXCEEDED may be answered', 'KIP-599'],
    ],
  },
  {
    name: 'DescribeConfigs',
    purpose: 'Shows the configs of topics, brokers, groups and client metrics.',
    versions: [
      ['0.11.0', 'First version', 'KIP-133'],
      ['1.1', 'Where a value comes from, and the values it hides', 'KIP-226'],
      throttledAfter('2.0'),
      ['2.6', 'Type and documentation of a config', 'KIP-569'],
      flexible('2.8'),
    ],
  },
  {
    name: 'AlterConfigs',
    purpose: 'Replaces all configs of a resource; what is not named goes back to its default.',
    versions: [['0.11.0', 'First version', 'KIP-133'], throttledAfter('2.0'), flexible('2.8')],
  },
  {
    name: 'IncrementalAlterConfigs',
    purpose: 'Changes single configs: set, delete, append, subtract.',
    versions: [['2.3', 'First version', 'KIP-339'], flexible('2.4')],
  },
  {
    name: 'ListConfigResources',
    purpose: 'Lists what has configs of its own: groups, client metrics, topics, brokers.',
    versions: [
      ['3.7', 'Client metrics only, under the name ListClientMetricsResources', 'KIP-1000'],
      ['4.1', 'All kinds of resources, by type', 'KIP-1142'],
    ],
  },
  {
    name: 'DescribeClientQuotas',
    purpose: 'Shows quotas of users, client ids and addresses.',
    versions: [['2.6', 'First version', 'KIP-546'], flexible('2.8')],
  },
  {
    name: 'AlterClientQuotas',
    purpose: 'Sets or removes quotas of users, client ids and addresses.',
    versions: [['2.6', 'First version', 'KIP-546'], flexible('2.8')],
  },
  {
    name: 'AlterReplicaLogDirs',
    purpose: 'Moves replicas between the log directories of one broker.',
    versions: [['1.0', 'First version', 'KIP-113'], throttledAfter('2.0'), flexible('2.8')],
  },
  {
    name: 'DescribeLogDirs',
    purpose: 'Shows the log directories of a broker, their replicas, sizes and lags.',
    versions: [
      ['1.0', 'First version', 'KIP-113'],
      throttledAfter('2.0'),
      flexible('2.6'),
      ['3.2', 'An error for the whole answer', 'KIP-784'],
      ['3.3', 'Size and free space of the volume', 'KIP-827'],
      ['4.3', 'Whether a directory takes no new replicas', 'KIP-1066'],
    ],
  },
  {
    name: 'ElectLeaders',
    purpose: 'Makes the preferred replica leader, or an unclean one where nothing else is left.',
    versions: [
      ['2.2', 'Preferred leaders only', 'KIP-183'],
      ['2.4', 'Also unclean elections; an error for the whole answer', 'KIP-460'],
      flexible('2.4'),
    ],
  },
  {
    name: 'AlterPartitionReassignments',
    purpose: 'Begins or cancels the move of partitions to other brokers.',
    versions: [
      ['2.4', 'First version', 'KIP-455'],
      ['4.1', 'May be told to keep the replication factor', 'KIP-860'],
    ],
  },
  {
    name: 'ListPartitionReassignments',
    purpose: 'Lists moves of partitions that are going on.',
    versions: [['2.4', 'First version', 'KIP-455']],
  },
  {
    name: 'UpdateFeatures',
    purpose: 'Raises or lowers the finalized level of cluster features.',
    versions: [
      ['2.7', 'First version', 'KIP-584'],
      ['3.3', 'Kind of up- or downgrade; validate without changing', 'KIP-778'],
      ['4.0', 'One result for all features', 'KIP-1022'],
    ],
  },
  {
    name: 'DescribeCluster',
    purpose: 'Shows cluster id, controller, brokers or controllers, and allowed operations.',
    versions: [
      ['2.8', 'First version', 'KIP-700'],
      ['3.7', 'Brokers or controllers, by endpoint type', 'KIP-919'],
      ['4.0', 'Fenced brokers, where asked for', 'KIP-1073'],
    ],
  },
]
