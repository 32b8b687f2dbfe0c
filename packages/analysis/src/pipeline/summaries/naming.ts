import type { KafkaStruct } from '@brokerscope/codec'
import { numberOf, structsOf, textOf, textsOf } from '../../values.ts'
import type { ApiSummary } from './api-summary.ts'
import { count, join, list, name, topicName } from './phrases.ts'

const KEY_TYPES = ['group', 'txn', 'share']

/** Who leads, who coordinates, where everyone is. */
export const naming: Readonly<Record<string, ApiSummary>> = {
  Metadata: { request: wantedTopics, response: described, keepsErrors: true },
  FindCoordinator: {
    request(body) {
      const keys = textsOf(body, 'coordinatorKeys')
      const single = textOf(body, 'key')
      const type = KEY_TYPES[numberOf(body, 'keyType') ?? 0] ?? 'key'
      return `${type} ${list(single === undefined ? keys.map(name) : [name(single)])}`
    },
    response(body) {
      const coordinators = structsOf(body, 'coordinators')
      if (coordinators.length === 0) return `node ${numberOf(body, 'nodeId') ?? '?'}`
      return list(coordinators.map((each) => `${name(textOf(each, 'key'))} on ${nodeOf(each)}`))
    },
  },
  DescribeCluster: {
    response: (body) =>
      join(
        `cluster ${name(textOf(body, 'clusterId'))}`,
        count(structsOf(body, 'brokers').length, 'broker'),
      ),
  },
  DescribeTopicPartitions: {
    request: (body) => list(structsOf(body, 'topics').map(topicName)),
    response: (body) => list(structsOf(body, 'topics').map(topicName)),
    keepsErrors: true,
  },
}

function nodeOf(struct: KafkaStruct): string {
  return `node ${numberOf(struct, 'nodeId') ?? '?'}`
}

function wantedTopics(body: KafkaStruct, message: { apiVersion: number }): string {
  const topics = structsOf(body, 'topics')
  if (topics.length > 0) return list(topics.map(wantedTopic))
  // v0 asks for all topics with an empty list, later versions with null.
  const wantsAll = body['topics'] === null || message.apiVersion === 0
  return wantsAll ? 'all topics' : 'no topics'
}

function wantedTopic(topic: KafkaStruct): string {
  const text = textOf(topic, 'name')
  return text === undefined ? topicName({ topicId: topic['topicId'] ?? null }) : name(text)
}

function described(body: KafkaStruct): string {
  const topics = structsOf(body, 'topics')
  const partitions = topics.reduce((sum, topic) => sum + structsOf(topic, 'partitions').length, 0)
  return join(
    count(structsOf(body, 'brokers').length, 'broker'),
    topics.length > 3 ? count(topics.length, 'topic') : list(topics.map(topicName)),
    partitions > 0 && count(partitions, 'partition'),
  )
}
