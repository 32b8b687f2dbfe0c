import type { KafkaStruct } from '@brokerscope/codec'
import { flagOf, longOf, numberOf, numbersOf, structsOf, textOf } from '../../values.ts'
import type { ApiSummary } from './api-summary.ts'
import { join, list, name, partitionsOf, topicName } from './phrases.ts'

/** Producer ids and the steps of a transaction. */
export const transactions: Readonly<Record<string, ApiSummary>> = {
  InitProducerId: {
    request(body) {
      const id = textOf(body, 'transactionalId')
      if (id === undefined) return 'idempotent'
      const timeout = numberOf(body, 'transactionTimeoutMs')
      return join(`txn ${name(id)}`, timeout !== undefined && `timeout ${timeout} ms`)
    },
    response: (body) => producer(body),
  },
  AddPartitionsToTxn: {
    request(body) {
      const batched = structsOf(body, 'transactions')
      if (batched.length > 0) return list(batched.map((each) => txn(each, 'transactionalId')))
      const topics = structsOf(body, 'v3AndBelowTopics')
      return join(txn(body, 'v3AndBelowTransactionalId'), addedPartitions(topics))
    },
    response: (body) => {
      const results = partitionsOf(body, 'resultsByTopicV3AndBelow', 'resultsByPartition')
      return list(results.map(({ label }) => label))
    },
  },
  AddOffsetsToTxn: {
    request: (body) => join(txn(body, 'transactionalId'), `group ${name(textOf(body, 'groupId'))}`),
  },
  EndTxn: {
    request: (body) =>
      join(
        `${flagOf(body, 'committed') === true ? 'commit' : 'abort'} ${txn(body, 'transactionalId')}`,
        producer(body),
      ),
    response: (body) => ('producerId' in body ? `now ${producer(body)}` : ''),
  },
  TxnOffsetCommit: {
    request: (body) =>
      join(
        txn(body, 'transactionalId'),
        `group ${name(textOf(body, 'groupId'))}`,
        list(
          partitionsOf(body, 'topics', 'partitions').map(
            ({ label, partition }) => `${label} = ${longOf(partition, 'committedOffset') ?? '?'}`,
          ),
        ),
      ),
    response: (body) => list(partitionsOf(body, 'topics', 'partitions').map(({ label }) => label)),
  },
  WriteTxnMarkers: {
    request: (body) =>
      list(
        structsOf(body, 'markers').map(
          (marker) =>
            `${flagOf(marker, 'transactionResult') === true ? 'commit' : 'abort'} ${producer(marker)}`,
        ),
      ),
  },
}

function txn(body: KafkaStruct, field: string): string {
  return `txn ${name(textOf(body, field))}`
}

function producer(body: KafkaStruct): string {
  return `producer ${longOf(body, 'producerId') ?? '?'}, epoch ${numberOf(body, 'producerEpoch') ?? '?'}`
}

function addedPartitions(topics: readonly KafkaStruct[]): string {
  return list(
    topics.flatMap((topic) =>
      numbersOf(topic, 'partitions').map((index) => `${topicName(topic)}[${index}]`),
    ),
  )
}
