// Synthetic transactions, step by step, for rules about them.
import { advertisedKeys, Conversation, recordBatch, type Talk } from '@brokerscope/testkit'

export interface TxnOptions {
  readonly software?: readonly [name: string, version: string]
  /** Finalized transaction.version; null for not in the list, undefined for epoch -1. */
  readonly level?: number | null | undefined
  readonly transactionalId?: string
  readonly produceMax?: number
}

export class TxnConversation {
  readonly conversation: Conversation = new Conversation()
  readonly transactionalId: string
  readonly #options: TxnOptions
  /** Coordinator is node 3, leader of orders[0] node 1. */
  readonly coordinator: Talk
  readonly leader: Talk

  constructor(options: TxnOptions = {}) {
    this.#options = options
    this.transactionalId = options.transactionalId ?? 'payments-1'
    this.coordinator = this.connect(3)
    this.coordinator.exchange(
      'FindCoordinator',
      6,
      { keyType: 1, coordinatorKeys: [this.transactionalId] },
      {
        coordinators: [{ key: this.transactionalId, nodeId: 3, host: '127.0.0.1', port: 9095 }],
      },
    )
    this.leader = this.connect(1)
  }

  connect(node: number): Talk {
    const talk = this.conversation.connect({ node, clientId: 'app' })
    const { software, level, produceMax = 13 } = this.#options
    const [clientSoftwareName = 'test-client', clientSoftwareVersion = '1.0'] = software ?? []
    const finalizedFeatures =
      level === null || level === undefined
        ? []
        : [{ name: 'transaction.version', maxVersionLevel: level, minVersionLevel: level }]
    talk.exchange(
      'ApiVersions',
      4,
      { clientSoftwareName, clientSoftwareVersion },
      {
        apiKeys: advertisedKeys({ Produce: [0, produceMax] }),
        finalizedFeaturesEpoch: level === undefined ? -1n : 7n,
        finalizedFeatures,
      },
    )
    return talk
  }

  init(errorCode = 0): void {
    const { transactionalId } = this
    this.coordinator.exchange(
      'InitProducerId',
      5,
      { transactionalId, transactionTimeoutMs: 40_000 },
      errorCode === 0 ? { producerId: 135_542_813n, producerEpoch: 0 } : { errorCode },
    )
  }

  add(partitions: readonly number[] = [0]): void {
    this.coordinator.exchange(
      'AddPartitionsToTxn',
      3,
      {
        v3AndBelowTransactionalId: this.transactionalId,
        v3AndBelowProducerId: 135_542_813n,
        v3AndBelowTopics: [{ name: 'orders', partitions }],
      },
      {},
    )
  }

  produce(version: number, errorCode = 0): number {
    const { transactionalId } = this
    const records = recordBatch({
      producerId: 135_542_813n,
      producerEpoch: 0,
      baseSequence: 0,
      isTransactional: true,
    })
    return this.leader.exchange(
      'Produce',
      version,
      {
        transactionalId,
        acks: -1,
        topicData: [{ name: 'orders', partitionData: [{ index: 0, records }] }],
      },
      { responses: [{ name: 'orders', partitionResponses: [{ index: 0, errorCode }] }] },
    ).frame
  }

  end(talk: Talk = this.coordinator, errorCode = 0): number {
    const { transactionalId } = this
    return talk.exchange(
      'EndTxn',
      4,
      { transactionalId, producerId: 135_542_813n, committed: true },
      { errorCode },
    ).frame
  }
}
