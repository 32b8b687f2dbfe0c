import type { KafkaStruct } from '@brokerscope/codec'
import { bytesOf, longOf, numberOf, textOf } from '../../values.ts'
import type { ApiSummary } from './api-summary.ts'
import { countBatches } from './batch-count.ts'
import { bytesText, count, join, list, name, partitionsOf } from './phrases.ts'

const request = (body: KafkaStruct): string => {
  const partitions = partitionsOf(body, 'topicData', 'partitionData')
  const records = partitions.map(({ partition }) => bytesOf(partition, 'records'))
  const batches = records.reduce((sum, bytes) => sum + countBatches(bytes), 0)
  const bytes = records.reduce((sum, each) => sum + (each?.length ?? 0), 0)
  const transactionalId = textOf(body, 'transactionalId')
  return join(
    transactionalId !== undefined && `txn ${name(transactionalId)}`,
    partitions.length > 1
      ? count(partitions.length, 'partition')
      : list(partitions.map(({ label }) => label)),
    count(batches, 'batch'),
    bytesText(bytes),
    numberOf(body, 'acks') === 0 && 'acks 0',
  )
}

const response = (body: KafkaStruct): string =>
  list(
    partitionsOf(body, 'responses', 'partitionResponses')
      .filter(({ partition }) => partition['errorCode'] === 0)
      .map(({ label, partition }) => `${label} at ${longOf(partition, 'baseOffset') ?? '?'}`),
  )

export const producing: Readonly<Record<string, ApiSummary>> = {
  Produce: { request, response, keepsErrors: true },
}
