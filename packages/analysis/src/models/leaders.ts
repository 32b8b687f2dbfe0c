// Who leads a partition, in which leader epoch, as clients were told: by Metadata, and
// since KIP-951 by the CurrentLeader of refused Produce and Fetch requests.
import type { KafkaStruct } from '@brokerscope/codec'
import { putNewest } from '../bounded.ts'
import type { AnalysisEvent, Message } from '../events.ts'
import type { FactStore } from '../facts/fact-store.ts'
import { numberOf, structOf } from '../values.ts'
import { eachPartition } from './each-partition.ts'
import { said, type Model, type Said } from './model.ts'
import type { TopicsModel } from './topics.ts'

export interface Leader {
  readonly nodeId: number
  /** -1 where the broker told none. */
  readonly leaderEpoch: number
}

/** Our choice. */
const MAX_PARTITIONS = 200_000

export class LeadersModel implements Model {
  readonly apis: readonly string[] = ['Metadata', 'Produce', 'Fetch']
  readonly #facts: FactStore
  readonly #topics: TopicsModel
  readonly #leaders = new Map<string, Said<Leader>>()

  constructor(facts: FactStore, topics: TopicsModel) {
    this.#facts = facts
    this.#topics = topics
  }

  on(event: AnalysisEvent): void {
    if (event.type !== 'exchange') return
    const isMetadata = event.apiName === 'Metadata'
    const topicsField = isMetadata ? 'topics' : 'responses'
    const partitionsField = event.apiName === 'Produce' ? 'partitionResponses' : 'partitions'
    const { body } = event.response
    for (const each of eachPartition(body, topicsField, partitionsField, this.#topics)) {
      const { key, partition, path } = each
      const holder = isMetadata ? partition : structOf(partition, 'currentLeader')
      if (holder === undefined) continue
      const at = isMetadata ? `${path}.leaderId` : `${path}.currentLeader.leaderId`
      this.#learn(key, holder, at, event.response)
    }
  }

  /** By `orders[0]`. */
  of(partition: string): Said<Leader> | undefined {
    return this.#leaders.get(partition)
  }

  #learn(key: string, holder: KafkaStruct, path: string, message: Message): void {
    const nodeId = numberOf(holder, 'leaderId')
    if (nodeId === undefined || nodeId < 0) return
    const leaderEpoch = numberOf(holder, 'leaderEpoch') ?? -1
    putNewest(this.#leaders, key, said({ nodeId, leaderEpoch }, message, path), MAX_PARTITIONS)
    this.#facts.note('partition', key, 'leader', nodeId, message.frame, path)
    if (leaderEpoch < 0) return
    const at = path.replace('leaderId', 'leaderEpoch')
    this.#facts.note('partition', key, 'leaderEpoch', leaderEpoch, message.frame, at)
  }
}
