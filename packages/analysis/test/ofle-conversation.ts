// A consumer that validates its position, with a broker that answers as told.
import { Conversation, type Talk } from '@brokerscope/testkit'

export interface OfleOptions {
  readonly leaderEpoch?: number
  readonly asked?: number
  readonly answered?: number
  readonly end?: bigint
  readonly committed?: { readonly offset: bigint; readonly epoch: number }
}

export class OfleConversation {
  readonly conversation: Conversation = new Conversation()
  readonly talk: Talk = this.conversation.connect({ node: 1, clientId: 'app' })

  metadata(leaderEpoch: number, partitionIndex = 0): this {
    this.talk.exchange(
      'Metadata',
      12,
      {},
      {
        topics: [{ name: 'events', partitions: [{ partitionIndex, leaderId: 1, leaderEpoch }] }],
      },
    )
    return this
  }

  committed(offset: bigint, epoch: number): this {
    const partitions = [{ committedOffset: offset, committedLeaderEpoch: epoch }]
    this.talk.exchange(
      'OffsetFetch',
      7,
      { groupId: 'g' },
      { topics: [{ name: 'events', partitions }] },
    )
    return this
  }

  epochEnd(asked: number, answered: number, endOffset: bigint, partitionIndex = 0): this {
    this.talk.exchange(
      'OffsetForLeaderEpoch',
      2,
      {
        topics: [
          { topic: 'events', partitions: [{ partition: partitionIndex, leaderEpoch: asked }] },
        ],
      },
      {
        topics: [
          {
            topic: 'events',
            partitions: [{ partition: partitionIndex, leaderEpoch: answered, endOffset }],
          },
        ],
      },
    )
    return this
  }

  list(timestamp: bigint, offset: bigint, partitionIndex = 0): this {
    this.talk.exchange(
      'ListOffsets',
      5,
      { topics: [{ name: 'events', partitions: [{ partitionIndex, timestamp }] }] },
      { topics: [{ name: 'events', partitions: [{ partitionIndex, offset }] }] },
    )
    return this
  }

  fetch(
    fetchOffset: bigint,
    answer: { errorCode?: number; highWatermark?: bigint; logStartOffset?: bigint },
  ): this {
    this.talk.exchange(
      'Fetch',
      11,
      { topics: [{ topic: 'events', partitions: [{ fetchOffset }] }] },
      { responses: [{ topic: 'events', partitions: [{ lastStableOffset: -1n, ...answer }] }] },
    )
    return this
  }
}
