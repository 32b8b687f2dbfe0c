import { expect, it } from 'vitest'
import { meaningOf } from './meaning-of.ts'

it.each([
  ['FetchRequest', 'isolationLevel', 1, 'READ_COMMITTED'],
  ['FindCoordinatorRequest', 'keyType', 2, 'SHARE'],
  ['RequestHeader', 'requestApiKey', 3, 'Metadata'],
  ['ApiVersionsResponse', 'apiKey', 72, 'PushTelemetry'],
  ['CreateAclsRequest', 'resourceType', 3, 'GROUP'],
  ['AccessControlEntryRecord', 'resourceType', 2, 'TOPIC'],
  ['DescribeConfigsRequest', 'resourceType', 4, 'BROKER'],
  ['ConfigRecord', 'resourceType', 2, 'TOPIC'],
  ['DescribeConfigsResponse', 'source', 5, 'DEFAULT_CONFIG'],
  ['TransactionLogValue', 'transactionStatus', 2, 'PREPARE_COMMIT'],
  ['ListOffsetsRequest', 'timestamp', -2n, 'EARLIEST'],
  ['ListOffsetsResponse', 'timestamp', -1n, undefined],
  ['ProduceRequest', 'acks', -1, 'all'],
  ['WriteTxnMarkersRequest', 'transactionResult', false, 'ABORT'],
  ['ConsumerGroupHeartbeatRequest', 'memberEpoch', -2, 'LEAVE_STATIC'],
  ['ConsumerGroupHeartbeatResponse', 'memberEpoch', 0, undefined],
  ['FetchRequest', 'replicaId', 4, undefined],
  ['FetchRequest', 'isolationLevel', 9, undefined],
  ['MetadataResponse', 'topicAuthorizedOperations', 0x118, 'READ WRITE DESCRIBE'],
  ['MetadataResponse', 'clusterAuthorizedOperations', -2_147_483_648, 'not requested'],
  ['MetadataRequest', 'includeTopicAuthorizedOperations', true, undefined],
  ['MetadataResponse', 'host', 'a', undefined],
])('says of %s %s %s: %s', (message, field, value, meaning) => {
  expect(meaningOf(message, field, value)).toBe(meaning)
})
