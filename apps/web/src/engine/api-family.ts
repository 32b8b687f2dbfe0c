// The seven families that colour the bar before an API name. By key, because names differ between
// tools; anything not listed is administration.

export type Family = 'connect' | 'produce' | 'fetch' | 'offsets' | 'txn' | 'group' | 'admin'

const KEYS: Record<Exclude<Family, 'admin'>, readonly number[]> = {
  // ApiVersions, SASL, Metadata, FindCoordinator, DescribeCluster, telemetry
  connect: [18, 17, 36, 3, 10, 60, 71, 72],
  produce: [0],
  // Fetch, FetchSnapshot, ShareFetch, ShareAcknowledge
  fetch: [1, 59, 78, 79],
  // ListOffsets, OffsetForLeaderEpoch, OffsetCommit, OffsetFetch, OffsetDelete
  offsets: [2, 23, 8, 9, 47],
  // AddPartitionsToTxn, AddOffsetsToTxn, EndTxn, WriteTxnMarkers, TxnOffsetCommit, InitProducerId, Describe and ListTransactions
  txn: [24, 25, 26, 27, 28, 22, 65, 66],
  // JoinGroup, Heartbeat, LeaveGroup, SyncGroup, DescribeGroups, ListGroups, DeleteGroups and the heartbeats and descriptions of KIP-848, KIP-932 and KIP-1071
  group: [11, 12, 13, 14, 15, 16, 42, 68, 69, 76, 77, 88, 89],
}

const byKey = new Map<number, Family>()
for (const [family, keys] of Object.entries(KEYS)) {
  for (const key of keys) byKey.set(key, family as Family)
}

export function familyOf(apiKey: number | null): Family {
  return (apiKey === null ? undefined : byKey.get(apiKey)) ?? 'admin'
}
