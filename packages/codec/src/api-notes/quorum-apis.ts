import type { ApiRow } from './note-row.ts'

/** Between controllers, and between controllers and brokers. */
export const quorumApis: readonly ApiRow[] = [
  {
    name: 'Vote',
    purpose: 'Between controllers: a candidate asks for a vote.',
    versions: [
      ['2.7', 'First version', 'KIP-595'],
      ['3.9', 'Directory id of voter and candidate; endpoints of the leader', 'KIP-853'],
      ['4.0', 'A vote may be tried before the epoch is raised', 'KIP-996'],
    ],
  },
  {
    name: 'BeginQuorumEpoch',
    purpose: 'Between controllers: a new leader tells that its epoch has begun.',
    versions: [
      ['2.7', 'First version', 'KIP-595'],
      ['3.9', 'Tagged fields; directory id of the voter, endpoints of the leader', 'KIP-853'],
    ],
  },
  {
    name: 'EndQuorumEpoch',
    purpose: 'Between controllers: a leader steps down and names who may follow.',
    versions: [
      ['2.7', 'First version', 'KIP-595'],
      ['3.9', 'Tagged fields; candidates with directory ids, endpoints of the leader', 'KIP-853'],
    ],
  },
  {
    name: 'DescribeQuorum',
    purpose: 'Shows leader, voters and observers of the metadata quorum, and how far each is.',
    versions: [
      ['2.7', 'First version', 'KIP-595'],
      ['3.3', 'When a replica last fetched, and last caught up', 'KIP-836'],
      ['3.9', 'Directory ids, endpoints, error messages', 'KIP-853'],
    ],
  },
  {
    name: 'FetchSnapshot',
    purpose: 'A follower fetches a snapshot of the metadata log piece by piece.',
    versions: [
      ['2.8', 'First version', 'KIP-630'],
      ['3.9', 'Directory id of the follower, endpoints of the leader', 'KIP-853'],
    ],
  },
  {
    name: 'AddRaftVoter',
    purpose: 'Makes a controller a voter of the quorum.',
    versions: [
      ['3.9', 'First version', 'KIP-853'],
      ['4.2', 'May answer before the change is committed', 'KIP-1186'],
    ],
  },
  {
    name: 'RemoveRaftVoter',
    purpose: 'Takes a voter out of the quorum.',
    versions: [['3.9', 'First version', 'KIP-853']],
  },
  {
    name: 'UpdateRaftVoter',
    purpose: 'Between controllers: a voter tells its endpoints and supported kraft.version.',
    versions: [['3.9', 'First version', 'KIP-853']],
  },
  {
    name: 'ControllerRegistration',
    purpose: 'A controller tells the active one its endpoints and features.',
    versions: [['3.7', 'First version', 'KIP-919']],
  },
  {
    name: 'UnregisterController',
    purpose: 'Removes the registration of a controller that is gone.',
    versions: [['4.4', 'First version']],
  },
  {
    name: 'BrokerRegistration',
    purpose: 'A broker tells the controller that it started, with its endpoints and features.',
    versions: [
      ['2.8', 'First version', 'KIP-631'],
      ['3.4', 'Whether the broker migrates from ZooKeeper', 'KIP-866'],
      ['3.7', 'Log directories', 'KIP-858'],
      ['3.7', 'Epoch before the last shutdown, to tell a clean one', 'KIP-966'],
      ['3.9', 'Features whose lowest level is 0', 'KAFKA-17011'],
    ],
  },
  {
    name: 'BrokerHeartbeat',
    purpose:
      'A broker shows the controller that it lives, how far it has read, and that it wants to stop.',
    versions: [
      ['2.8', 'First version', 'KIP-631'],
      ['3.7', 'Log directories that failed', 'KIP-858'],
      ['4.3', 'Log directories that take no new replicas', 'KIP-1066'],
    ],
  },
  {
    name: 'UnregisterBroker',
    purpose: 'Removes the registration of a broker that will not come back.',
    versions: [['2.8', 'First version', 'KIP-631']],
  },
  {
    name: 'AlterPartition',
    purpose: 'The leader of a partition asks the controller to change its in-sync replicas.',
    versions: [
      ['2.7', 'First version, under the name AlterIsr', 'KIP-497'],
      ['3.2', 'Whether the leader recovers from an unclean election', 'KIP-704'],
      ['3.3', 'Topic ids in place of names', 'KIP-841'],
      ['3.5', 'Broker epochs of the in-sync replicas', 'KIP-903'],
    ],
  },
  {
    name: 'AssignReplicasToDirs',
    purpose: 'A broker tells the controller in which log directory each replica is.',
    versions: [['3.7', 'First version', 'KIP-858']],
  },
  {
    name: 'Envelope',
    purpose: 'A broker forwards a whole request of a client to the controller, with its principal.',
    versions: [['2.8', 'First version', 'KIP-590']],
  },
]
