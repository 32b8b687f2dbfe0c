// Numbers that Kafka's own code has names for, by those names: they mean the same in every language,
// and one can search for them. test/meanings holds what Kafka's classes say.

export type Enumeration = Readonly<Record<number, string>>

export type EnumerationName =
  | 'acknowledgeType'
  | 'aclOperation'
  | 'aclPermissionType'
  | 'alterConfigOp'
  | 'compressionType'
  | 'configResourceType'
  | 'configSource'
  | 'configType'
  | 'connectError'
  | 'controlRecordType'
  | 'controlRequestType'
  | 'controlledShutdownChange'
  | 'coordinatorType'
  | 'electionType'
  | 'endpointType'
  | 'fencingChange'
  | 'isolationLevel'
  | 'leaderRecoveryState'
  | 'matchType'
  | 'memberState'
  | 'memberType'
  | 'patternType'
  | 'recordState'
  | 'resourceType'
  | 'scramMechanism'
  | 'securityProtocol'
  | 'shareAcquireMode'
  | 'streamsAssignorError'
  | 'streamsMemberState'
  | 'streamsStatus'
  | 'topologyDescriptionStatus'
  | 'topologyNodeType'
  | 'transactionState'
  | 'upgradeType'
  | 'zkMigrationState'

export const enumerations: Readonly<Record<EnumerationName, Enumeration>> = {
  acknowledgeType: {
    0: 'GAP',
    1: 'ACCEPT',
    2: 'RELEASE',
    3: 'REJECT',
    4: 'RENEW',
  },
  aclOperation: {
    0: 'UNKNOWN',
    1: 'ANY',
    2: 'ALL',
    3: 'READ',
    4: 'WRITE',
    5: 'CREATE',
    6: 'DELETE',
    7: 'ALTER',
    8: 'DESCRIBE',
    9: 'CLUSTER_ACTION',
    10: 'DESCRIBE_CONFIGS',
    11: 'ALTER_CONFIGS',
    12: 'IDEMPOTENT_WRITE',
    13: 'CREATE_TOKENS',
    14: 'DESCRIBE_TOKENS',
    15: 'TWO_PHASE_COMMIT',
  },
  aclPermissionType: {
    0: 'UNKNOWN',
    1: 'ANY',
    2: 'DENY',
    3: 'ALLOW',
  },
  alterConfigOp: {
    0: 'SET',
    1: 'DELETE',
    2: 'APPEND',
    3: 'SUBTRACT',
  },
  compressionType: {
    0: 'NONE',
    1: 'GZIP',
    2: 'SNAPPY',
    3: 'LZ4',
    4: 'ZSTD',
  },
  configResourceType: {
    0: 'UNKNOWN',
    2: 'TOPIC',
    4: 'BROKER',
    8: 'BROKER_LOGGER',
    16: 'CLIENT_METRICS',
    32: 'GROUP',
  },
  configSource: {
    0: 'UNKNOWN',
    1: 'TOPIC_CONFIG',
    2: 'DYNAMIC_BROKER_CONFIG',
    3: 'DYNAMIC_DEFAULT_BROKER_CONFIG',
    4: 'STATIC_BROKER_CONFIG',
    5: 'DEFAULT_CONFIG',
    6: 'DYNAMIC_BROKER_LOGGER_CONFIG',
    7: 'CLIENT_METRICS_CONFIG',
    8: 'GROUP_CONFIG',
  },
  configType: {
    0: 'UNKNOWN',
    1: 'BOOLEAN',
    2: 'STRING',
    3: 'INT',
    4: 'SHORT',
    5: 'LONG',
    6: 'DOUBLE',
    7: 'LIST',
    8: 'CLASS',
    9: 'PASSWORD',
  },
  connectError: {
    0: 'NO_ERROR',
    1: 'CONFIG_MISMATCH',
  },
  controlRecordType: {
    [-1]: 'UNKNOWN',
    0: 'ABORT',
    1: 'COMMIT',
    2: 'LEADER_CHANGE',
    3: 'SNAPSHOT_HEADER',
    4: 'SNAPSHOT_FOOTER',
    5: 'KRAFT_VERSION',
    6: 'KRAFT_VOTERS',
  },
  controlRequestType: {
    0: 'UNKNOWN',
    1: 'INCREMENTAL',
    2: 'FULL',
  },
  controlledShutdownChange: {
    0: 'NONE',
    1: 'IN_CONTROLLED_SHUTDOWN',
  },
  coordinatorType: {
    0: 'GROUP',
    1: 'TRANSACTION',
    2: 'SHARE',
  },
  electionType: {
    0: 'PREFERRED',
    1: 'UNCLEAN',
  },
  endpointType: {
    0: 'UNKNOWN',
    1: 'BROKER',
    2: 'CONTROLLER',
  },
  fencingChange: {
    [-1]: 'UNFENCE',
    0: 'NONE',
    1: 'FENCE',
  },
  isolationLevel: {
    0: 'READ_UNCOMMITTED',
    1: 'READ_COMMITTED',
  },
  leaderRecoveryState: {
    0: 'RECOVERED',
    1: 'RECOVERING',
  },
  matchType: {
    0: 'EXACT',
    1: 'DEFAULT',
    2: 'SPECIFIED',
  },
  memberState: {
    0: 'STABLE',
    1: 'UNREVOKED_PARTITIONS',
    2: 'UNRELEASED_PARTITIONS',
    127: 'UNKNOWN',
  },
  memberType: {
    [-1]: 'UNKNOWN',
    0: 'CLASSIC',
    1: 'CONSUMER',
  },
  patternType: {
    0: 'UNKNOWN',
    1: 'ANY',
    2: 'MATCH',
    3: 'LITERAL',
    4: 'PREFIXED',
  },
  recordState: {
    0: 'AVAILABLE',
    1: 'ACQUIRED',
    2: 'ACKNOWLEDGED',
    3: 'ARCHIVING',
    4: 'ARCHIVED',
  },
  resourceType: {
    0: 'UNKNOWN',
    1: 'ANY',
    2: 'TOPIC',
    3: 'GROUP',
    4: 'CLUSTER',
    5: 'TRANSACTIONAL_ID',
    6: 'DELEGATION_TOKEN',
    7: 'USER',
  },
  scramMechanism: {
    0: 'UNKNOWN',
    1: 'SCRAM_SHA_256',
    2: 'SCRAM_SHA_512',
  },
  securityProtocol: {
    0: 'PLAINTEXT',
    1: 'SSL',
    2: 'SASL_PLAINTEXT',
    3: 'SASL_SSL',
  },
  shareAcquireMode: {
    0: 'BATCH_OPTIMIZED',
    1: 'RECORD_LIMIT',
  },
  streamsAssignorError: {
    0: 'NONE',
    1: 'INCOMPLETE_SOURCE_TOPIC_METADATA',
    2: 'VERSION_PROBING',
    3: 'ASSIGNMENT_ERROR',
    4: 'SHUTDOWN_REQUESTED',
  },
  streamsMemberState: {
    1: 'STABLE',
    2: 'UNREVOKED_TASKS',
    3: 'UNRELEASED_TASKS',
    127: 'UNKNOWN',
  },
  streamsStatus: {
    0: 'STALE_TOPOLOGY',
    1: 'MISSING_SOURCE_TOPICS',
    2: 'INCORRECTLY_PARTITIONED_TOPICS',
    3: 'MISSING_INTERNAL_TOPICS',
    4: 'SHUTDOWN_APPLICATION',
    5: 'ASSIGNMENT_DELAYED',
    6: 'MISSING_CLIENT_TAGS',
  },
  topologyDescriptionStatus: {
    0: 'NOT_REQUESTED',
    1: 'NOT_STORED',
    2: 'ERROR',
    3: 'AVAILABLE',
  },
  topologyNodeType: {
    1: 'SOURCE',
    2: 'PROCESSOR',
    3: 'SINK',
  },
  transactionState: {
    0: 'EMPTY',
    1: 'ONGOING',
    2: 'PREPARE_COMMIT',
    3: 'PREPARE_ABORT',
    4: 'COMPLETE_COMMIT',
    5: 'COMPLETE_ABORT',
    6: 'DEAD',
    7: 'PREPARE_EPOCH_FENCE',
  },
  upgradeType: {
    0: 'UNKNOWN',
    1: 'UPGRADE',
    2: 'SAFE_DOWNGRADE',
    3: 'UNSAFE_DOWNGRADE',
  },
  zkMigrationState: {
    0: 'NONE',
    1: 'MIGRATION',
    2: 'PRE_MIGRATION',
    3: 'POST_MIGRATION',
    4: 'ZK',
  },
}
