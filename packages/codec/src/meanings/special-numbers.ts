// Numbers of which some are no number: -1 for the latest offset, epoch 0 for a member that joins. By
// the names of Kafka's constants, or the words of its configuration.
//
// Sources: clients/.../requests/{ListOffsets,ConsumerGroupHeartbeat,ShareGroupHeartbeat}Request.java,
// FetchMetadata.java, ShareRequestMetadata.java @ 4.4.0
import type { Enumeration } from './enumerations.ts'

interface Row {
  readonly field: string
  /** The beginning of the names of the messages; all where absent. */
  readonly messages?: readonly string[]
  readonly values: Enumeration
}

const replica: Enumeration = { [-1]: 'CONSUMER', [-2]: 'DEBUGGING' }
const session: Enumeration = { 0: 'INITIAL', [-1]: 'FINAL' }
const memberEpoch: Enumeration = { 0: 'JOIN', [-1]: 'LEAVE', [-2]: 'LEAVE_STATIC' }

const rows: readonly Row[] = [
  { field: 'acks', values: { [-1]: 'all', 0: 'none', 1: 'leader' } },
  {
    field: 'timestamp',
    messages: ['ListOffsetsRequest'],
    values: {
      [-1]: 'LATEST',
      [-2]: 'EARLIEST',
      [-3]: 'MAX_TIMESTAMP',
      [-4]: 'EARLIEST_LOCAL',
      [-5]: 'LATEST_TIERED',
      [-6]: 'EARLIEST_PENDING_UPLOAD',
    },
  },
  { field: 'replicaId', messages: ['FetchRequest', 'ListOffsets', 'OffsetFor'], values: replica },
  { field: 'sessionEpoch', messages: ['FetchRequest'], values: session },
  { field: 'shareSessionEpoch', messages: ['ShareFetch', 'ShareAck'], values: session },
  {
    field: 'memberEpoch',
    messages: [
      'ConsumerGroupHeartbeatRequest',
      'ShareGroupHeartbeatRequest',
      'StreamsGroupHeartbeatRequest',
    ],
    values: memberEpoch,
  },
]

const byField = Map.groupBy(rows, ({ field }) => field)

export function specialNumbersOf(message: string, field: string): Enumeration | undefined {
  return byField
    .get(field)
    ?.find(({ messages }) => messages?.some((name) => message.startsWith(name)) ?? true)?.values
}
