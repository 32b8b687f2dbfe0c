// What an independent decoder (franz-go's kmsg) found in the recorded traces.

export interface TraceFacts {
  readonly trace: string
  /** Requests by API and version. */
  readonly requests: string
  /** Error codes in answers, by API. */
  readonly errors: string
}

export const traceFacts: readonly TraceFacts[] = [
  {
    trace: 'a-txn-produce-v12-tv0.pcap',
    requests:
      'ApiVersions v4 x4, FindCoordinator v6 x2, InitProducerId v5 x2, Metadata v13 x2, Produce v12',
    errors: 'InitProducerId 14:COORDINATOR_LOAD_IN_PROGRESS x1, Produce 35:UNSUPPORTED_VERSION x1',
  },
  {
    trace: 'a2-txn-id-stuck-after-v12-tv0.pcap',
    requests: 'ApiVersions v3 x2, FindCoordinator v5, InitProducerId v5, Metadata v12',
    errors: 'InitProducerId 51:CONCURRENT_TRANSACTIONS x1',
  },
  {
    trace: 'b-txn-pinned-3.8-tv0.pcap',
    requests:
      'ApiVersions v3 x4, FindCoordinator v5 x2, InitProducerId v5 x2, Metadata v12 x2, Produce v11',
    errors:
      'InitProducerId 14:COORDINATOR_LOAD_IN_PROGRESS x1, Produce 120:TRANSACTION_ABORTABLE x1',
  },
  {
    trace: 'c-endtxn-wrong-node-tv0.pcap',
    requests:
      'AddPartitionsToTxn v3, ApiVersions v4 x4, EndTxn v4, FindCoordinator v6, InitProducerId v5, Metadata v13 x2, Produce v11 x3',
    errors: 'EndTxn 16:NOT_COORDINATOR x1',
  },
  {
    trace: 'c2-endtxn-wrong-node-tv0.pcap',
    requests:
      'AddPartitionsToTxn v3, ApiVersions v4 x4, EndTxn v4, FindCoordinator v6, InitProducerId v5, Metadata v13 x2, Produce v11 x3',
    errors: 'EndTxn 16:NOT_COORDINATOR x1',
  },
  {
    trace: 'c3-endtxn-lucky-node-tv0.pcap',
    requests:
      'AddPartitionsToTxn v3, ApiVersions v4 x3, EndTxn v4, FindCoordinator v6, InitProducerId v5, Metadata v13 x2, Produce v11 x3',
    errors: '',
  },
  {
    trace: 'd-txn-healthy-1.18.1-tv0.pcap',
    requests:
      'AddPartitionsToTxn v3 x3, ApiVersions v3 x3, EndTxn v4 x2, FindCoordinator v5, InitProducerId v5, Metadata v12 x2, Produce v11 x6',
    errors: 'AddPartitionsToTxn 51:CONCURRENT_TRANSACTIONS x1',
  },
  {
    trace: 'd2-txn-healthy-1.19.3-tv0.pcap',
    requests:
      'AddPartitionsToTxn v3 x3, ApiVersions v4 x4, EndTxn v4 x2, FindCoordinator v6, InitProducerId v5, Metadata v13 x2, Produce v11 x6',
    errors: 'AddPartitionsToTxn 51:CONCURRENT_TRANSACTIONS x1',
  },
  {
    trace: 'e-txn-healthy-tv2.pcap',
    requests:
      'ApiVersions v4 x4, ApiVersions v5 x3, EndTxn v5 x3, FindCoordinator v6, InitProducerId v5, Metadata v13 x2, Produce v13 x9',
    errors: 'ApiVersions 35:UNSUPPORTED_VERSION x3',
  },
  {
    trace: 'e2-consume-transform-produce-tv2.pcap',
    requests:
      'ApiVersions v4 x10, ApiVersions v5 x4, EndTxn v5 x3, Fetch v18 x6, FindCoordinator v6 x2, Heartbeat v4 x2, InitProducerId v5, JoinGroup v9 x2, LeaveGroup v5, ListOffsets v11 x2, Metadata v13 x2, OffsetFetch v10, Produce v13 x2, SyncGroup v5, TxnOffsetCommit v5 x2',
    errors: 'ApiVersions 35:UNSUPPORTED_VERSION x4, JoinGroup 79:MEMBER_ID_REQUIRED x1',
  },
  {
    trace: 'f1-ofle-healthy-control.pcap',
    requests:
      'ApiVersions v4 x2, Fetch v17 x10, FindCoordinator v6, Heartbeat v4 x2, JoinGroup v9 x2, LeaveGroup v5, Metadata v13, OffsetCommit v9, OffsetFetch v9, OffsetForLeaderEpoch v4, SyncGroup v5',
    errors: 'JoinGroup 79:MEMBER_ID_REQUIRED x1',
  },
  {
    trace: 'f2-ofle-zero-reset.pcap',
    requests:
      'ApiVersions v4 x2, Fetch v17 x11, FindCoordinator v6, Heartbeat v4 x2, JoinGroup v9 x2, LeaveGroup v5, ListOffsets v10, Metadata v13 x2, OffsetCommit v9, OffsetFetch v9, OffsetForLeaderEpoch v4, SyncGroup v5',
    errors: 'Fetch 1:OFFSET_OUT_OF_RANGE x1, JoinGroup 79:MEMBER_ID_REQUIRED x1',
  },
  {
    trace: 'f3-ofle-zero-documented-remedy-fails.pcap',
    requests:
      'ApiVersions v4 x2, FindCoordinator v6, Heartbeat v4 x2, JoinGroup v9 x2, LeaveGroup v5, Metadata v13, OffsetFetch v9, SyncGroup v5',
    errors: 'JoinGroup 79:MEMBER_ID_REQUIRED x1',
  },
  {
    trace: 'f4-ofle-zero-remedy-strip-epoch.pcap',
    requests:
      'ApiVersions v4 x2, Fetch v17 x8, FindCoordinator v6, Heartbeat v4, JoinGroup v9 x2, LeaveGroup v5, Metadata v13, OffsetCommit v9, OffsetFetch v9, SyncGroup v5',
    errors: 'JoinGroup 79:MEMBER_ID_REQUIRED x1',
  },
  {
    trace: 'f5-ofle-zero-remedy-offsetfetch-v4.pcap',
    requests:
      'ApiVersions v4 x2, Fetch v17 x8, FindCoordinator v6, Heartbeat v4, JoinGroup v9 x2, LeaveGroup v5, Metadata v13, OffsetCommit v9, OffsetFetch v4, SyncGroup v5',
    errors: 'JoinGroup 79:MEMBER_ID_REQUIRED x1',
  },
  {
    trace: 'g-group-rebalance-classic.pcap',
    requests:
      'ApiVersions v4 x23, ApiVersions v5 x8, Fetch v18 x37, FindCoordinator v6 x2, Heartbeat v4 x26, JoinGroup v9 x8, LeaveGroup v5 x2, ListOffsets v11 x7, Metadata v13 x3, OffsetFetch v10 x3, SyncGroup v5 x6',
    errors:
      'ApiVersions 35:UNSUPPORTED_VERSION x8, Heartbeat 27:REBALANCE_IN_PROGRESS x4, JoinGroup 79:MEMBER_ID_REQUIRED x2',
  },
  {
    trace: 'g2-group-kip848.pcap',
    requests:
      'ApiVersions v4 x9, ConsumerGroupHeartbeat v1 x14, Fetch v18 x94, FindCoordinator v6 x2, ListOffsets v11 x3, Metadata v13 x2, OffsetCommit v10 x7, OffsetFetch v10 x3, OffsetForLeaderEpoch v4 x2',
    errors: '',
  },
  {
    trace: 'h-sasl-plain.pcap',
    requests:
      'ApiVersions v4 x4, ApiVersions v5 x2, Fetch v18 x2, InitProducerId v5, ListOffsets v11, Metadata v13, Produce v13 x2, SaslAuthenticate v2 x4, SaslHandshake v1 x4',
    errors: 'ApiVersions 35:UNSUPPORTED_VERSION x2',
  },
  {
    trace: 'h2-sasl-scram-sha-256.pcap',
    requests:
      'ApiVersions v4 x4, ApiVersions v5 x2, Fetch v18 x2, InitProducerId v5, ListOffsets v11, Metadata v13 x2, Produce v13 x2, SaslAuthenticate v2 x8, SaslHandshake v1 x4',
    errors: 'ApiVersions 35:UNSUPPORTED_VERSION x2',
  },
  {
    trace: 'h3-tls.pcap',
    requests: '',
    errors: '',
  },
  {
    trace: 'h3-tls-with-secrets.pcapng',
    requests: '',
    errors: '',
  },
  {
    trace: 'i-compression-codecs.pcap',
    requests:
      'ApiVersions v4 x20, ApiVersions v5 x17, Fetch v18 x2, InitProducerId v5 x7, ListOffsets v11, Metadata v13 x6, Produce v13 x5',
    errors:
      'ApiVersions 35:UNSUPPORTED_VERSION x17, InitProducerId 14:COORDINATOR_LOAD_IN_PROGRESS x2',
  },
]
