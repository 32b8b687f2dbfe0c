// Valid and flexible versions, written down by hand from Kafka's release notes and sources, not
// from the generator: a generator bug and a stale table fail here even where they agree with
// themselves. `3.9` and `4.4` are what each release accepts, unstable versions included.
import { expect, it } from 'vitest'
import { apiOf } from '../src/index.ts'

// key, name, 3.9, 4.4, flexible from (none: '-')
const table = `
0 Produce 0-11 3-13 9
1 Fetch 0-17 4-18 12
2 ListOffsets 0-9 1-11 6
3 Metadata 0-12 0-13 9
4 LeaderAndIsr 0-7 - 4
5 StopReplica 0-4 - 2
6 UpdateMetadata 0-8 - 6
7 ControlledShutdown 0-3 - 3
8 OffsetCommit 0-9 2-10 8
9 OffsetFetch 0-9 1-10 6
10 FindCoordinator 0-6 0-6 3
11 JoinGroup 0-9 0-9 6
12 Heartbeat 0-4 0-4 4
13 LeaveGroup 0-5 0-5 4
14 SyncGroup 0-5 0-5 4
15 DescribeGroups 0-5 0-6 5
16 ListGroups 0-5 0-5 3
17 SaslHandshake 0-1 0-1 -
18 ApiVersions 0-4 0-5 3
19 CreateTopics 0-7 2-7 5
20 DeleteTopics 0-6 1-6 4
21 DeleteRecords 0-2 0-2 2
22 InitProducerId 0-5 0-6 2
23 OffsetForLeaderEpoch 0-4 2-4 4
24 AddPartitionsToTxn 0-5 0-5 3
25 AddOffsetsToTxn 0-4 0-4 3
26 EndTxn 0-4 0-5 3
27 WriteTxnMarkers 0-1 1-2 1
28 TxnOffsetCommit 0-4 0-6 3
29 DescribeAcls 0-3 1-3 2
32 DescribeConfigs 0-4 1-4 4
36 SaslAuthenticate 0-2 0-2 2
37 CreatePartitions 0-3 0-3 2
42 DeleteGroups 0-2 0-3 2
43 ElectLeaders 0-2 0-2 2
44 IncrementalAlterConfigs 0-1 0-1 1
45 AlterPartitionReassignments 0-0 0-1 0
47 OffsetDelete 0-0 0-0 -
48 DescribeClientQuotas 0-1 0-1 1
50 DescribeUserScramCredentials 0-0 0-0 0
51 AlterUserScramCredentials 0-0 0-0 0
52 Vote 0-1 0-2 0
53 BeginQuorumEpoch 0-1 0-1 1
55 DescribeQuorum 0-2 0-2 0
56 AlterPartition 0-3 2-3 0
57 UpdateFeatures 0-1 0-2 0
58 Envelope 0-0 0-0 0
59 FetchSnapshot 0-1 0-1 0
60 DescribeCluster 0-1 0-2 0
61 DescribeProducers 0-0 0-0 0
62 BrokerRegistration 0-4 0-4 0
65 DescribeTransactions 0-0 0-0 0
66 ListTransactions 0-1 0-2 0
68 ConsumerGroupHeartbeat 0-0 0-1 0
69 ConsumerGroupDescribe 0-0 0-1 0
71 GetTelemetrySubscriptions 0-0 0-0 0
72 PushTelemetry 0-0 0-0 0
74 ListConfigResources 0-0 0-1 0
75 DescribeTopicPartitions 0-0 0-0 0
76 ShareGroupHeartbeat 0-0 1-1 0
78 ShareFetch 0-0 1-2 0
79 ShareAcknowledge 0-0 1-2 0
80 AddRaftVoter 0-0 0-1 0
84 ReadShareGroupState 0-0 0-0 0
87 ReadShareGroupStateSummary 0-0 0-1 0
88 StreamsGroupHeartbeat - 0-1 0
89 StreamsGroupDescribe - 0-1 0
90 DescribeShareGroupOffsets - 0-1 0
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '))

it.each(table)(
  'knows key %s, %s: %s in 3.9, %s in 4.4, flexible from %s',
  (key, name, old, recent, flexible) => {
    const api = apiOf(Number(key))

    expect(api?.name).toBe(name)
    expect(api?.releases['3.9']?.join('-') ?? '-').toBe(old)
    expect(api?.releases['4.4']?.join('-') ?? '-').toBe(recent)
    for (const schema of [api?.request, api?.response]) {
      expect(schema?.flexible === undefined ? '-' : String(schema.flexible[0])).toBe(flexible)
    }
  },
)

it('knows the one version that 4.4 enables only on request', () => {
  expect(apiOf(22)?.unstable).toEqual([6, 6])
})
