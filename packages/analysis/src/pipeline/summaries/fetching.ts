import type { KafkaStruct } from '@brokerscope/codec'
import { bytesOf, longOf, numberOf, structsOf } from '../../values.ts'
import type { ApiSummary } from './api-summary.ts'
import { countBatches } from './batch-count.ts'
import { bytesText, count, join, list, partitionsOf } from './phrases.ts'

/** Reading records, by Fetch and by share groups. */
export const fetching: Readonly<Record<string, ApiSummary>> = {
  Fetch: { request: fetchRequest, response: fetchResponse, keepsErrors: true },
  ShareFetch: {
    request: (body) =>
      join(shareSession(body), partitionList(partitionsOf(body, 'topics', 'partitions'))),
    response: fetchResponse,
    keepsErrors: true,
  },
  ShareAcknowledge: {
    request: (body) =>
      join(shareSession(body), partitionList(partitionsOf(body, 'topics', 'partitions'))),
    response: (body) => partitionList(partitionsOf(body, 'responses', 'partitions')),
    keepsErrors: true,
  },
}

function shareSession(body: KafkaStruct): string {
  return `session epoch ${numberOf(body, 'shareSessionEpoch') ?? '?'}`
}

function partitionList(partitions: readonly { label: string }[]): string {
  return partitions.length > 3
    ? count(partitions.length, 'partition')
    : list(partitions.map(({ label }) => label))
}

function fetchRequest(body: KafkaStruct): string {
  const partitions = partitionsOf(body, 'topics', 'partitions')
  const wanted = partitions.map(
    ({ label, partition }) => `${label} from ${longOf(partition, 'fetchOffset') ?? '?'}`,
  )
  const forgotten = structsOf(body, 'forgottenTopicsData').length
  const sessionId = numberOf(body, 'sessionId')
  return join(
    partitions.length > 3 ? count(partitions.length, 'partition') : list(wanted),
    sessionId !== undefined && `session ${sessionId}/${numberOf(body, 'sessionEpoch')}`,
    forgotten > 0 && `forgets ${count(forgotten, 'topic')}`,
  )
}

function fetchResponse(body: KafkaStruct): string {
  const partitions = partitionsOf(body, 'responses', 'partitions')
  const withRecords = partitions.filter(
    ({ partition }) => (bytesOf(partition, 'records')?.length ?? 0) > 0,
  )
  const records = withRecords.map(({ partition }) => bytesOf(partition, 'records'))
  const bytes = records.reduce((sum, each) => sum + (each?.length ?? 0), 0)
  if (withRecords.length === 0) {
    return partitions.length === 0 ? 'nothing new' : join(partitionList(partitions), 'no records')
  }
  return join(
    partitionList(withRecords),
    count(
      records.reduce((sum, each) => sum + countBatches(each), 0),
      'batch',
    ),
    bytesText(bytes),
  )
}
