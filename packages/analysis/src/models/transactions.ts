// Follows every transactional id over all connections and brokers. See transaction.ts
// for the states; this file reads the requests that make steps.
import type { KafkaStruct } from '@brokerscope/codec'
import { putNewest } from '../bounded.ts'
import type { AnalysisEvent, Exchange, Message } from '../events.ts'
import type { FactStore } from '../facts/fact-store.ts'
import { bytesOf, flagOf, longOf, numberOf, numbersOf, structsOf, textOf } from '../values.ts'
import { isTransactionalBatch } from './batch-header.ts'
import { eachPartition } from './each-partition.ts'
import { said, type Model } from './model.ts'
import { partitionKey, type TopicsModel } from './topics.ts'
import { TransactionLane, type Step, type TransactionState } from './transaction.ts'

/** First versions that only transaction.version 2 allows inside a transaction, KIP-890. */
export const PRODUCE_V2 = 12
const TXN_OFFSET_COMMIT_V2 = 5
const END_TXN_V2 = 5
/** AddPartitionsToTxn from here on goes from broker to coordinator. */
const ADD_PARTITIONS_BETWEEN_BROKERS = 4

/** Transactional ids followed; the one that was quiet longest makes room. Our choice. */
const MAX_LANES = 50_000

export class TransactionsModel implements Model {
  readonly apis: readonly string[] = [
    'InitProducerId',
    'AddPartitionsToTxn',
    'AddOffsetsToTxn',
    'TxnOffsetCommit',
    'Produce',
    'EndTxn',
  ]
  readonly #facts: FactStore
  readonly #topics: TopicsModel
  readonly #lanes = new Map<string, TransactionLane>()

  constructor(facts: FactStore, topics: TopicsModel) {
    this.#facts = facts
    this.#topics = topics
  }

  lane(transactionalId: string): TransactionLane | undefined {
    return this.#lanes.get(transactionalId)
  }

  lanes(): Iterable<TransactionLane> {
    return this.#lanes.values()
  }

  on(event: AnalysisEvent): void {
    if (event.type !== 'exchange') return
    switch (event.apiName) {
      case 'InitProducerId':
        return this.#initialised(event)
      case 'AddPartitionsToTxn':
        return this.#partitionsAdded(event)
      case 'AddOffsetsToTxn':
        return this.#offsetsAdded(event)
      case 'TxnOffsetCommit':
        return this.#offsetsCommitted(event)
      case 'Produce':
        return this.#produced(event)
      default:
        return this.#ended(event)
    }
  }

  #initialised(event: Exchange): void {
    const { request, response } = event
    const lane = this.#laneOf(request.body)
    if (lane === undefined) return
    const code = numberOf(response.body, 'errorCode') ?? -1
    this.#step(lane, event, 'Empty', code, 0)
    if (code !== 0) return
    lane.end()
    lane.producerId = longOf(response.body, 'producerId') ?? -1n
    lane.producerEpoch = numberOf(response.body, 'producerEpoch') ?? -1
    lane.timeoutMs = numberOf(request.body, 'transactionTimeoutMs')
    lane.init = said(lane.producerId, response, 'producerId')
    lane.initBroker = event.connection
    this.#noteProducer(lane, response, 'producerId')
  }

  #partitionsAdded(event: Exchange): void {
    const { body } = event.request
    if (event.apiVersion >= ADD_PARTITIONS_BETWEEN_BROKERS) return
    const lane = this.#laneOf(body, 'v3AndBelowTransactionalId')
    if (lane === undefined) return
    const [error] = event.response.info.errors
    this.#step(lane, event, 'Ongoing', error?.code ?? 0, 0)
    if (error !== undefined) return
    for (const topic of structsOf(body, 'v3AndBelowTopics')) {
      const name = this.#topics.nameOf(topic)
      for (const index of numbersOf(topic, 'partitions')) {
        lane.open.added.set(partitionKey(name, index), event.response.frame)
      }
    }
  }

  #offsetsAdded(event: Exchange): void {
    const lane = this.#laneOf(event.request.body)
    if (lane === undefined) return
    const code = numberOf(event.response.body, 'errorCode') ?? -1
    this.#step(lane, event, 'Ongoing', code, 0)
    if (code !== 0) return
    lane.open.groups.set(textOf(event.request.body, 'groupId') ?? '', event.response.frame)
  }

  #offsetsCommitted(event: Exchange): void {
    const lane = this.#laneOf(event.request.body)
    if (lane === undefined) return
    const isImplicit = event.apiVersion >= TXN_OFFSET_COMMIT_V2
    const [error] = event.response.info.errors
    this.#step(lane, event, 'Ongoing', error?.code ?? 0, isImplicit ? 2 : 0)
    if (error !== undefined || !isImplicit) return
    lane.open.groups.set(textOf(event.request.body, 'groupId') ?? '', event.response.frame)
  }

  #produced(event: Exchange): void {
    const lane = this.#laneOf(event.request.body)
    if (lane === undefined) return
    const isImplicit = event.apiVersion >= PRODUCE_V2
    const partitions = this.#transactionalPartitions(event.request)
    if (partitions.length === 0) return
    const answered = eachPartition(
      event.response.body,
      'responses',
      'partitionResponses',
      this.#topics,
    )
    const written = answered.filter(({ partition }) => partition['errorCode'] === 0)
    const [error] = event.response.info.errors
    const code = written.length > 0 ? 0 : (error?.code ?? 0)
    this.#step(lane, event, 'Ongoing', code, isImplicit ? 2 : 0)
    for (const { key } of written) {
      if (!partitions.includes(key)) continue
      lane.open.produced.set(key, event.response.frame)
      if (isImplicit) lane.open.implied.set(key, event.response.frame)
    }
  }

  /** Partitions with a batch that has the transactional bit; once for each. */
  #transactionalPartitions({ body }: Message): string[] {
    const found = eachPartition(body, 'topicData', 'partitionData', this.#topics)
      .filter(({ partition }) => isTransactionalBatch(bytesOf(partition, 'records')))
      .map(({ key }) => key)
    return [...new Set(found)]
  }

  #ended(event: Exchange): void {
    const { request, response } = event
    const lane = this.#laneOf(request.body)
    if (lane === undefined) return
    const isCommit = flagOf(request.body, 'committed') === true
    const code = numberOf(response.body, 'errorCode') ?? -1
    const seen = event.apiVersion >= END_TXN_V2 ? 2 : 0
    this.#step(lane, event, isCommit ? 'CompleteCommit' : 'CompleteAbort', code, seen)
    if (code !== 0) return
    lane.end()
    const producerId = longOf(response.body, 'producerId') ?? -1n
    if (producerId < 0n) return
    lane.producerId = producerId
    lane.producerEpoch = numberOf(response.body, 'producerEpoch') ?? -1
    this.#noteProducer(lane, response, 'producerId')
  }

  #step(
    lane: TransactionLane,
    { request, response, connection, apiName, apiVersion }: Exchange,
    to: TransactionState,
    code: number,
    seenVersion: 0 | 2,
  ): void {
    const isRefused = code !== 0
    const step: Step = {
      timeNs: response.timeNs,
      requestFrame: request.frame,
      frame: response.frame,
      connection: connection.id,
      apiName,
      apiVersion,
      from: lane.state,
      to,
      isRefused,
      code,
      // EndTxn's answer proves the decision, not yet that the markers are written.
      isCertain: !isRefused && apiName !== 'EndTxn',
      producerId: longOf(request.body, 'producerId') ?? lane.producerId,
      producerEpoch: numberOf(request.body, 'producerEpoch') ?? lane.producerEpoch,
      seenVersion,
    }
    lane.addStep(step)
    if (isRefused) {
      lane.isCertain = false
      return
    }
    lane.state = to
    lane.isCertain = step.isCertain
    if (to === 'Ongoing') lane.begin(response.frame, response.timeNs)
    this.#facts.note('txn', lane.transactionalId, 'state', to, response.frame)
  }

  #noteProducer(
    { transactionalId, producerId, producerEpoch }: TransactionLane,
    { frame }: Message,
    path: string,
  ): void {
    this.#facts.note('txn', transactionalId, 'producerId', producerId, frame, path)
    this.#facts.note('txn', transactionalId, 'producerEpoch', producerEpoch, frame, 'producerEpoch')
  }

  #laneOf(body: KafkaStruct, field = 'transactionalId'): TransactionLane | undefined {
    const id = textOf(body, field)
    if (id === undefined) return undefined
    const lane = this.#lanes.get(id) ?? new TransactionLane(id)
    putNewest(this.#lanes, id, lane, MAX_LANES)
    return lane
  }
}
