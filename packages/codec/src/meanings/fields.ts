// Which field holds which enumeration. A name means the same in every message, unless a row names
// messages: then it counts in those, and comes first.
import { enumerations, type Enumeration, type EnumerationName } from './enumerations.ts'

type Row = readonly [
  field: string,
  enumeration: EnumerationName,
  /** The beginning of the names of the messages; all where absent. */
  ...messages: readonly string[],
]

const acls = ['CreateAcls', 'DescribeAcls', 'DeleteAcls', 'AccessControlEntry']

const scram = ['AlterUserScram', 'DescribeUserScram', 'UserScram', 'RemoveUserScram']

const rows: readonly Row[] = [
  ['acceptedCompressionTypes', 'compressionType'],
  ['acknowledgeTypes', 'acknowledgeType'],
  ['compressionType', 'compressionType'],
  ['configOperation', 'alterConfigOp'],
  ['configSource', 'configSource'],
  ['configType', 'configType'],
  ['deliveryState', 'recordState'],
  ['electionType', 'electionType'],
  ['endpointType', 'endpointType'],
  ['error', 'connectError', 'ConnectProtocolAssignment'],
  ['errorCode', 'streamsAssignorError', 'SubscriptionInfo', 'AssignmentInfo'],
  ['fenced', 'fencingChange', 'BrokerRegistrationChangeRecord'],
  ['inControlledShutdown', 'controlledShutdownChange', 'BrokerRegistrationChangeRecord'],
  ['isolationLevel', 'isolationLevel'],
  ['keyType', 'coordinatorType'],
  ['leaderRecoveryState', 'leaderRecoveryState'],
  ['matchType', 'matchType'],
  ['mechanism', 'scramMechanism', ...scram],
  ['memberType', 'memberType'],
  ['nodeType', 'topologyNodeType'],
  ['operation', 'aclOperation'],
  ['patternType', 'patternType'],
  ['patternTypeFilter', 'patternType'],
  ['permissionType', 'aclPermissionType'],
  ['resourcePatternType', 'patternType'],
  ['resourceType', 'resourceType', ...acls],
  ['resourceType', 'configResourceType'],
  ['resourceTypeFilter', 'resourceType'],
  ['resourceTypes', 'configResourceType'],
  ['securityProtocol', 'securityProtocol'],
  ['shareAcquireMode', 'shareAcquireMode'],
  ['source', 'configSource', 'DescribeConfigs'],
  ['state', 'memberState', 'ConsumerGroupCurrentMember', 'ShareGroupCurrentMember'],
  ['state', 'streamsMemberState', 'StreamsGroupCurrentMember'],
  ['statusCode', 'streamsStatus', 'StreamsGroupHeartbeat'],
  ['topologyDescriptionStatus', 'topologyDescriptionStatus'],
  ['transactionStatus', 'transactionState'],
  ['type', 'controlRecordType', 'ControlRecordTypeSchema'],
  ['type', 'controlRequestType', 'LeaderAndIsr', 'UpdateMetadata'],
  ['upgradeType', 'upgradeType'],
  ['zkMigrationState', 'zkMigrationState'],
]

const byField = Map.groupBy(rows, ([field]) => field)

/** The names of a field's values; undefined where its numbers have none. */
export function enumerationOf(message: string, field: string): Enumeration | undefined {
  const found = byField
    .get(field)
    ?.find(
      ([, , ...messages]) =>
        messages.length === 0 || messages.some((name) => message.startsWith(name)),
    )
  return found && enumerations[found[1]]
}
