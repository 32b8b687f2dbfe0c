import type { KafkaStruct } from '@brokerscope/codec'
import { longOf, numberOf, structsOf, textOf } from '../../values.ts'
import type { ApiSummary } from './api-summary.ts'
import { join, list, name, partitionsOf, type NamedPartition } from './phrases.ts'

/** Special timestamps of ListOffsets; source: ListOffsetsRequest @ Kafka 4.3. */
const TIMESTAMPS = new Map([
  [-1n, 'latest'],
  [-2n, 'earliest'],
  [-3n, 'max timestamp'],
  [-4n, 'earliest local'],
  [-5n, 'latest tiered'],
  [-6n, 'earliest pending upload'],
])

/** Where partitions begin and end, and what groups have committed. */
export const offsets: Readonly<Record<string, ApiSummary>> = {
  ListOffsets: {
    request: (body) => each(partitionsOf(body, 'topics', 'partitions'), askedTimestamp),
    response: (body) =>
      each(
        succeeded(partitionsOf(body, 'topics', 'partitions')),
        ({ label, partition }) => `${label} = ${longOf(partition, 'offset') ?? '?'}`,
      ),
    keepsErrors: true,
  },
  OffsetForLeaderEpoch: {
    request: (body) =>
      each(
        partitionsOf(body, 'topics', 'partitions'),
        ({ label, partition }) => `${label} epoch ${numberOf(partition, 'leaderEpoch') ?? '?'}`,
      ),
    response: (body) =>
      each(succeeded(partitionsOf(body, 'topics', 'partitions')), ({ label, partition }) => {
        const epoch = numberOf(partition, 'leaderEpoch') ?? '?'
        return `${label} epoch ${epoch} ends at ${longOf(partition, 'endOffset') ?? '?'}`
      }),
    keepsErrors: true,
  },
  OffsetCommit: {
    request: (body) =>
      join(
        `group ${name(textOf(body, 'groupId'))}`,
        each(partitionsOf(body, 'topics', 'partitions'), committed),
      ),
    response: (body) => each(partitionsOf(body, 'topics', 'partitions'), ({ label }) => label),
  },
  OffsetFetch: { request: wanted, response: fetched, keepsErrors: true },
}

function each(partitions: NamedPartition[], say: (each: NamedPartition) => string): string {
  return list(partitions.map(say))
}

function succeeded(partitions: NamedPartition[]): NamedPartition[] {
  return partitions.filter(({ partition }) => partition['errorCode'] === 0)
}

function askedTimestamp({ label, partition }: NamedPartition): string {
  const timestamp = longOf(partition, 'timestamp') ?? 0n
  return `${label} ${TIMESTAMPS.get(timestamp) ?? `at ${timestamp}`}`
}

function committed({ label, partition }: NamedPartition): string {
  const epoch = numberOf(partition, 'committedLeaderEpoch') ?? -1
  const offset = longOf(partition, 'committedOffset') ?? '?'
  return epoch >= 0 ? `${label} = ${offset} (epoch ${epoch})` : `${label} = ${offset}`
}

function wanted(body: KafkaStruct): string {
  const single = textOf(body, 'groupId')
  const groups = single === undefined ? structsOf(body, 'groups') : [body]
  const asked = groups.map((group) => `group ${name(textOf(group, 'groupId'))}`)
  return list(asked)
}

function fetched(body: KafkaStruct): string {
  const groups = structsOf(body, 'groups')
  const holders = groups.length > 0 ? groups : [body]
  return list(
    holders.flatMap((group) =>
      succeeded(partitionsOf(group, 'topics', 'partitions')).map(committed),
    ),
  )
}
