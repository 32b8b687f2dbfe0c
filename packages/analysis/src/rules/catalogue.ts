// Every rule. Specific ones stand before the generic ones that they replace.
import { idleConnectionDropped } from './connections/idle-connection-dropped.ts'
import { notKafka } from './connections/not-kafka.ts'
import { refusedBeforeSessionEnd } from './connections/refused-before-session-end.ts'
import { requestDuringLogin } from './connections/request-during-login.ts'
import { saslConversation } from './connections/sasl-conversation.ts'
import { throttleIgnored } from './connections/throttle-ignored.ts'
import { throttledClient } from './connections/throttled-client.ts'
import { abortedTransactionsList } from './fetching/aborted-transactions-list.ts'
import { fetchNoProgress } from './fetching/fetch-no-progress.ts'
import { fetchSessionMisused } from './fetching/fetch-session-misused.ts'
import { preferredReplicaIgnored } from './fetching/preferred-replica-ignored.ts'
import { sessionPartitionIgnored } from './fetching/session-partition-ignored.ts'
import { shareRecordsUnacknowledged } from './fetching/share-records-unacknowledged.ts'
import { stableOffsetHeldBack } from './fetching/stable-offset-held-back.ts'
import { topicMadeAnew } from './fetching/topic-made-anew.ts'
import { groupProtocolCut } from './groups/group-protocol-cut.ts'
import { heartbeatRepeatedFenced } from './groups/heartbeat-repeated-fenced.ts'
import { partitionAssignedTwice } from './groups/partition-assigned-twice.ts'
import { resetAfterStaleEpoch } from './groups/reset-after-stale-epoch.ts'
import { staticLeaderNotTold } from './groups/static-leader-not-told.ts'
import { consumerNeverFetches } from './offsets/consumer-never-fetches.ts'
import { offsetCommitRetentionZero } from './offsets/offset-commit-retention-zero.ts'
import { offsetsGoBack } from './offsets/offsets-go-back.ts'
import { ofleContradictsLog } from './offsets/ofle-contradicts-log.ts'
import { oldOffsetCommitted } from './offsets/old-offset-committed.ts'
import { resetAfterLostValidation } from './offsets/reset-after-lost-validation.ts'
import { acks0Answered } from './producing/acks0-answered.ts'
import { batchWithoutMaxTimestamp } from './producing/batch-without-max-timestamp.ts'
import { sequenceConflict } from './producing/sequence-conflict.ts'
import { unusualCompression } from './records/unusual-compression.ts'
import { compressionRefused } from './refusals/compression-refused.ts'
import { groupRefused } from './refusals/group-refused.ts'
import { notAuthorized } from './refusals/not-authorized.ts'
import { producerEpochExhausted } from './refusals/producer-epoch-exhausted.ts'
import { producerFenced } from './refusals/producer-fenced.ts'
import { recordsRefused } from './refusals/records-refused.ts'
import { saslRefused } from './refusals/sasl-refused.ts'
import { softwareNameRefused } from './refusals/software-name-refused.ts'
import { txnVerificationFailed } from './refusals/txn-verification-failed.ts'
import { coordinatorNotReady } from './routing/coordinator-not-ready.ts'
import { coordinatorRequestElsewhere } from './routing/coordinator-request-elsewhere.ts'
import { findCoordinatorWithoutKey } from './routing/find-coordinator-without-key.ts'
import { leaderEndpointContradiction } from './routing/leader-endpoint-contradiction.ts'
import { metadataContradictsItself } from './routing/metadata-contradicts-itself.ts'
import { misroutedNode } from './routing/misrouted-node.ts'
import type { Rule } from './rule.ts'
import { emptyTransactionCommit } from './transactions/empty-transaction-commit.ts'
import { txnEndTxnSentToWrongNode } from './transactions/txn-endtxn-sent-to-wrong-node.ts'
import { txnIdStuck } from './transactions/txn-id-stuck.ts'
import { txnProduceV12WithoutTv2 } from './transactions/txn-produce-v12-without-tv2.ts'
import { txnProduceWithoutAddPartitions } from './transactions/txn-produce-without-addpartitions.ts'
import { apiVersionsReplyMisread } from './versions/apiversions-reply-misread.ts'
import { compressionSilentlyOff } from './versions/compression-silently-off.ts'
import { featureGateRefusal } from './versions/feature-gate-refusal.ts'
import { idempotenceNotServed } from './versions/idempotence-not-served.ts'
import { refusedByClose } from './versions/refused-by-close.ts'
import { zeroTopicId } from './versions/zero-topic-id.ts'

export const rules: readonly Rule[] = [
  txnProduceV12WithoutTv2,
  txnProduceWithoutAddPartitions,
  txnEndTxnSentToWrongNode,
  txnIdStuck,
  emptyTransactionCommit,
  txnVerificationFailed,
  producerEpochExhausted,
  producerFenced,
  sequenceConflict,
  batchWithoutMaxTimestamp,
  acks0Answered,
  recordsRefused,
  compressionRefused,
  compressionSilentlyOff,
  ofleContradictsLog,
  offsetsGoBack,
  resetAfterLostValidation,
  offsetCommitRetentionZero,
  oldOffsetCommitted,
  consumerNeverFetches,
  fetchSessionMisused,
  fetchNoProgress,
  topicMadeAnew,
  preferredReplicaIgnored,
  sessionPartitionIgnored,
  shareRecordsUnacknowledged,
  stableOffsetHeldBack,
  abortedTransactionsList,
  unusualCompression,
  refusedByClose,
  idempotenceNotServed,
  apiVersionsReplyMisread,
  softwareNameRefused,
  zeroTopicId,
  featureGateRefusal,
  coordinatorNotReady,
  coordinatorRequestElsewhere,
  findCoordinatorWithoutKey,
  misroutedNode,
  leaderEndpointContradiction,
  metadataContradictsItself,
  groupRefused,
  groupProtocolCut,
  partitionAssignedTwice,
  staticLeaderNotTold,
  heartbeatRepeatedFenced,
  resetAfterStaleEpoch,
  notAuthorized,
  saslRefused,
  saslConversation,
  notKafka,
  requestDuringLogin,
  refusedBeforeSessionEnd,
  idleConnectionDropped,
  throttledClient,
  throttleIgnored,
]
