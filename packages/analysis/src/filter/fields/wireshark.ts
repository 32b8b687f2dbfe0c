// Wireshark's names for what we call otherwise. A few name a column, most name fields of messages by
// what those are called in Kafka's schemas; where Wireshark uses one name for several, so do we. Names
// that Wireshark has for its own findings (kafka.bad_varint ...) have no counterpart: see `status`.
import type { Kind } from '@brokerscope/codec'
import type { MessageField } from './message-fields.ts'

export type WiresharkField =
  /** The same as a field of ours, perhaps of one direction only. */
  | { readonly like: string; readonly only?: Kind }
  /** All message fields of these names. */
  | { readonly names: readonly string[]; readonly has?: (field: MessageField) => boolean }

const names = (text: string): WiresharkField => ({ names: text.split(' ') })
const ofRecords = (text: string, recordDepth: 0 | 1): WiresharkField => ({
  names: text.split(' '),
  has: (field) => field.recordDepth === recordDepth && !field.path.includes('headers'),
})
const inStructs = (text: string, above: RegExp): WiresharkField => ({
  names: text.split(' '),
  has: ({ api, path }) => above.test([api.name, ...path].join('.')),
})

/** Those that are aliases of our fields stand in the field tables. */
export const wiresharkFields: Readonly<Record<string, WiresharkField>> = {
  'kafka.api_key': { like: 'api' },
  'kafka.request_key': { like: 'api', only: 'request' },
  'kafka.response_key': { like: 'api', only: 'response' },
  'kafka.api_version': { like: 'version', only: 'request' },
  'kafka.request.version': { like: 'version', only: 'request' },
  'kafka.response.version': { like: 'version', only: 'response' },
  'kafka.client_id': { like: 'client.id', only: 'request' },
  'kafka.error': { names: [], has: ({ type }) => type === 'errorCode' },
  'kafka.error_message': names('errorMessage'),
  'kafka.api_versions.api_key': inStructs('apiKey', /^ApiVersions\.apiKeys/),
  'kafka.api_versions.min_version': inStructs('minVersion', /^ApiVersions\.apiKeys/),
  'kafka.api_versions.max_version': inStructs('maxVersion', /^ApiVersions\.apiKeys/),
  'kafka.client_software_name': names('clientSoftwareName'),
  'kafka.client_software_version': names('clientSoftwareVersion'),

  'kafka.required_acks': names('acks'),
  'kafka.timeout': names('timeoutMs'),
  'kafka.offset': names(
    'offset fetchOffset highWatermark baseOffset committedOffset endOffset lowWatermark',
  ),
  'kafka.offset_time': names('timestamp logAppendTimeMs'),
  'kafka.log_start_offset': names('logStartOffset'),
  'kafka.last_stable_offset': names('lastStableOffset'),
  'kafka.first_offset': names('firstOffset'),
  'kafka.max_offsets': names('maxNumOffsets'),
  'kafka.min_bytes': names('minBytes'),
  'kafka.max_bytes': names('maxBytes partitionMaxBytes'),
  'kafka.max_wait_time': names('maxWaitMs'),
  'kafka.isolation_level': names('isolationLevel'),
  'kafka.fetch_session_id': names('sessionId'),
  'kafka.fetch_session_epoch': names('sessionEpoch'),
  'kafka.forgotten_topic_name': inStructs('topic', /^Fetch\.forgottenTopicsData/),
  'kafka.forgotten_topic_partition': inStructs('partitions', /^Fetch\.forgottenTopicsData/),
  'kafka.require_stable_offset': names('requireStable'),
  'kafka.metadata': names('committedMetadata metadata'),
  'kafka.retention_time': names('retentionTimeMs'),
  'kafka.commit_timestamp': names('commitTimestamp'),

  'kafka.replica_id': names('replicaId replicaNodes replicas'),
  'kafka.isr_id': names('isrNodes isr newIsr'),
  'kafka.offline_id': names('offlineReplicas'),
  'kafka.replication_factor': names('replicationFactor'),
  'kafka.num_partitions': names('numPartitions'),
  'kafka.partition_count': names('count'),
  'kafka.node_id': names('nodeId brokerId'),
  'kafka.broker_epoch': names('brokerEpoch'),
  'kafka.host': names('host'),
  'kafka.port': names('port'),
  'kafka.rack': names('rack'),
  'kafka.listener_name': names('listener listenerName'),
  'kafka.broker_security_protocol_type': names('securityProtocol'),
  'kafka.cluster_id': names('clusterId'),
  'kafka.controller_epoch': names('controllerEpoch'),
  'kafka.delete_partitions': names('deletePartitions deletePartition'),
  'kafka.leader_id': names('leaderId'),
  'kafka.group_leader_id': inStructs('leader', /^JoinGroup/),
  'kafka.current_leader_epoch': names('currentLeaderEpoch'),
  'kafka.is_internal': names('isInternal'),
  'kafka.is_new_replica': names('isNew'),
  'kafka.zk_version': names('zkVersion'),
  'kafka.allow_auto_topic_creation': names('allowAutoTopicCreation'),
  'kafka.include_cluster_authorized_ops': names('includeClusterAuthorizedOperations'),
  'kafka.include_topic_authorized_ops': names('includeTopicAuthorizedOperations'),
  'kafka.include_group_authorized_ops': names('includeAuthorizedOperations'),
  'kafka.cluster_authorized_ops': names('clusterAuthorizedOperations'),
  'kafka.topic_authorized_ops': names('topicAuthorizedOperations'),
  'kafka.group_authorized_ops': inStructs('authorizedOperations', /Group/),

  'kafka.consumer_group_instance': names('groupInstanceId'),
  'kafka.coordinator_key': inStructs('key coordinatorKeys', /^FindCoordinator/),
  'kafka.coordinator_type': names('keyType'),
  'kafka.coordinator_epoch': names('coordinatorEpoch'),
  'kafka.session_timeout': names('sessionTimeoutMs'),
  'kafka.rebalance_timeout': names('rebalanceTimeoutMs'),
  'kafka.group_state': names('groupState'),
  'kafka.protocol_type': names('protocolType'),
  'kafka.protocol_name': names('protocolName'),
  'kafka.protocol_metadata': inStructs('metadata', /^JoinGroup\.protocols/),
  'kafka.member_metadata': inStructs('metadata memberMetadata', /members/),
  'kafka.member_assignment': names('assignment memberAssignment'),
  'kafka.client_host': names('clientHost'),

  'kafka.transaction_result': names('committed transactionResult'),
  'kafka.transaction_timeout': names('transactionTimeoutMs'),

  'kafka.batch_crc': ofRecords('checksum', 0),
  'kafka.message_crc': ofRecords('checksum', 0),
  'kafka.message_magic': ofRecords('magic', 0),
  'kafka.batch_codec': ofRecords('compression', 0),
  'kafka.message_codec': ofRecords('compression', 0),
  'kafka.batch_base_sequence': ofRecords('baseSequence', 0),
  'kafka.batch_size': ofRecords('countOrNull', 0),
  'kafka.batch_transactional': ofRecords('isTransactional', 0),
  'kafka.batch_control_batch': ofRecords('isControlBatch', 0),
  'kafka.batch_last_timestamp': ofRecords('maxTimestamp', 0),
  'kafka.message_timestamp': ofRecords('timestamp', 1),
  'kafka.message_key': ofRecords('key', 1),
  'kafka.message_value': ofRecords('value', 1),
  'kafka.header_key': inStructs('key', /headers/),
  'kafka.header_value': inStructs('value', /headers/),
  'kafka.batch_index': names('batchIndex'),
  'kafka.batch_index_error_message': names('batchIndexErrorMessage'),

  'kafka.sasl_mechanism': names('mechanism mechanisms'),
  'kafka.sasl_authentication': names('authBytes'),
  'kafka.session_lifetime_ms': names('sessionLifetimeMs'),
  'kafka.token_max_life_time': names('maxLifetimeMs'),
  'kafka.token_id': names('tokenId'),
  'kafka.token_hmac': names('hmac'),
  'kafka.token_issue_timestamp': names('issueTimestampMs issueTimestamp'),
  'kafka.token_expiry_timestamp': names('expiryTimestampMs expiryTimestamp'),
  'kafka.token_max_timestamp': names('maxTimestampMs maxTimestamp'),
  'kafka.renew_time': names('renewPeriodMs'),
  'kafka.expiry_time': names('expiryTimePeriodMs'),
  'kafka.principal_type': names('principalType ownerPrincipalType'),
  'kafka.principal_name': names('principalName ownerPrincipalName'),

  'kafka.acl_resource_type': inStructs('resourceType resourceTypeFilter', /Acls/),
  'kafka.acl_resource_name': inStructs('resourceName resourceNameFilter', /Acls/),
  'kafka.acl_resource_pattern_type': names('patternType resourcePatternType patternTypeFilter'),
  'kafka.acl_principal': inStructs('principal principalFilter', /Acls/),
  'kafka.acl_host': inStructs('host hostFilter', /Acls/),
  'kafka.acl_operation': inStructs('operation', /Acls/),
  'kafka.acl_permission_type': names('permissionType'),

  'kafka.validate_only': names('validateOnly'),
  'kafka.config_key': inStructs('name', /[cC]onfigs/),
  'kafka.config_value': inStructs('value', /[cC]onfigs/),
  'kafka.config_operation': names('configOperation'),
  'kafka.config_resource_type': inStructs('resourceType', /Config/),
  'kafka.config_resource_name': inStructs('resourceName', /Config/),
  'kafka.config_include_synonyms': names('includeSynonyms'),
  'kafka.config_default': names('isDefault'),
  'kafka.config_readonly': names('readOnly'),
  'kafka.config_sensitive': names('isSensitive'),
  'kafka.config_source': names('configSource'),
  'kafka.election_type': names('electionType'),
  'kafka.log_dir': names('logDir'),
  'kafka.segment_size': names('partitionSize'),
  'kafka.offset_lag': names('offsetLag'),
  'kafka.future': names('isFutureKey'),
}

export function wiresharkField(name: string): WiresharkField | undefined {
  const low = name.toLowerCase()
  return Object.hasOwn(wiresharkFields, low) ? wiresharkFields[low] : undefined
}

/** Whether one of the names means this message field. */
export function isMeantBy(alias: WiresharkField, field: MessageField): boolean {
  if ('like' in alias) return false
  if (alias.names.length > 0 && !alias.names.includes(field.name)) return false
  // A key of records is nothing but a key of records.
  if (alias.has === undefined) return field.recordDepth < 0 && field.type !== 'struct'
  return alias.has(field) && field.type !== 'struct'
}

/** Fields of other protocols that people try here, and what to write instead. */
export const foreignFields: Readonly<Record<string, string>> = {
  'tcp.port': 'conn contains ":9092"',
  'tcp.srcport': 'conn contains ":9092"',
  'tcp.dstport': 'conn contains ":9092"',
  'tcp.stream': 'conn == c1',
  'ip.addr': 'conn contains "127.0.0.1"',
  'ip.src': 'conn contains "127.0.0.1"',
  'ip.dst': 'conn contains "127.0.0.1"',
  'frame.len': 'size > 1000',
  'frame.time_relative': 'time > 1s',
  'frame.time_delta': 'time > 1s',
  'kafka.request_missing': 'direction == response && !request.frame',
  'kafka.unknown_api_key': 'status == undecodable',
  'kafka.unsupported_api_version': 'status == assumed',
  'kafka.pdu_length_mismatch': 'status == partial',
}
