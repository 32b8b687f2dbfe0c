import type { KafkaStruct } from '@brokerscope/codec'
import { longOf, numberOf, numbersOf, structsOf, textOf, textsOf } from '../../values.ts'
import type { ApiSummary } from './api-summary.ts'
import { count, join, list, name, partitionsOf, topicName } from './phrases.ts'

const topics = (body: KafkaStruct): string => list(structsOf(body, 'topics').map(topicName))
const resources = (field: string) => (body: KafkaStruct) =>
  list(structsOf(body, field).map((each) => name(textOf(each, 'resourceName'))))

/** What operators ask for most; all else is described by its fields. */
export const admin: Readonly<Record<string, ApiSummary>> = {
  CreateTopics: { request: topics, response: topics, keepsErrors: true },
  DeleteTopics: {
    request: (body) =>
      textsOf(body, 'topicNames').length > 0
        ? list(textsOf(body, 'topicNames').map(name))
        : topics(body),
    response: (body) => list(structsOf(body, 'responses').map(topicName)),
    keepsErrors: true,
  },
  CreatePartitions: { request: topics },
  DeleteRecords: {
    request: (body) =>
      list(
        partitionsOf(body, 'topics', 'partitions').map(
          ({ label, partition }) => `${label} before ${longOf(partition, 'offset') ?? '?'}`,
        ),
      ),
    response: (body) =>
      list(
        partitionsOf(body, 'topics', 'partitions').map(
          ({ label, partition }) =>
            `${label} starts at ${longOf(partition, 'lowWatermark') ?? '?'}`,
        ),
      ),
    keepsErrors: true,
  },
  DescribeConfigs: { request: resources('resources'), response: resources('results') },
  AlterConfigs: { request: resources('resources') },
  IncrementalAlterConfigs: { request: resources('resources') },
  DescribeGroups: { request: (body) => list(textsOf(body, 'groups').map(name)) },
  ConsumerGroupDescribe: { request: (body) => list(textsOf(body, 'groupIds').map(name)) },
  DeleteGroups: { request: (body) => list(textsOf(body, 'groupsNames').map(name)) },
  DescribeTransactions: {
    request: (body) => list(textsOf(body, 'transactionalIds').map(name)),
    response: (body) =>
      list(
        structsOf(body, 'transactionStates').map(
          (each) =>
            `${name(textOf(each, 'transactionalId'))} ${name(textOf(each, 'transactionState'))}`,
        ),
      ),
    keepsErrors: true,
  },
  DescribeProducers: {
    request: (body) =>
      list(
        structsOf(body, 'topics').flatMap((topic) =>
          numbersOf(topic, 'partitionIndexes').map((index) => `${topicName(topic)}[${index}]`),
        ),
      ),
  },
  GetTelemetrySubscriptions: {
    response: (body) =>
      join(
        `subscription ${numberOf(body, 'subscriptionId') ?? '?'}`,
        `every ${numberOf(body, 'pushIntervalMs') ?? '?'} ms`,
        count(textsOf(body, 'requestedMetrics').length, 'metric'),
      ),
  },
}
