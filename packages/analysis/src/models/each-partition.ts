// Walks the topics and partitions of a body, with the name and the path of each.
import type { KafkaStruct } from '@brokerscope/codec'
import { numberOf, structsOf } from '../values.ts'
import { partitionKey, type TopicsModel } from './topics.ts'

export interface NamedPartition {
  /** orders[0] */
  readonly key: string
  readonly topic: string
  readonly index: number
  readonly partition: KafkaStruct
  /** Of the partition's struct: `responses[0].partitionResponses[1]`. */
  readonly path: string
}

export function eachPartition(
  body: KafkaStruct,
  topicsField: string,
  partitionsField: string,
  topics: TopicsModel,
): NamedPartition[] {
  return structsOf(body, topicsField).flatMap((topic, t) => {
    const name = topics.nameOf(topic)
    return structsOf(topic, partitionsField).map((partition, p) => {
      const index = indexOf(partition)
      const path = `${topicsField}[${t}].${partitionsField}[${p}]`
      return { key: partitionKey(name, index), topic: name, index, partition, path }
    })
  })
}

function indexOf(partition: KafkaStruct): number {
  return (
    numberOf(partition, 'partitionIndex') ??
    numberOf(partition, 'index') ??
    numberOf(partition, 'partition') ??
    -1
  )
}
