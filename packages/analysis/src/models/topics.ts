// Topic ids and names. From Fetch v13 and Produce v13 on, topics go by id alone, and
// only Metadata and CreateTopics say which name an id has. Everything else in the
// analysis speaks of `orders[0]`; a topic whose name was never said goes by its id.
import type { KafkaStruct } from '@brokerscope/codec'
import { putNewest } from '../bounded.ts'
import type { AnalysisEvent, Exchange } from '../events.ts'
import type { FactStore } from '../facts/fact-store.ts'
import { structsOf, textOf } from '../values.ts'
import type { Model } from './model.ts'

export const ZERO_UUID = 'AAAAAAAAAAAAAAAAAAAAAA'

/** Our choice. */
const MAX_TOPICS = 200_000

export class TopicsModel implements Model {
  readonly apis: readonly string[] = ['Metadata', 'CreateTopics', 'DescribeTopicPartitions']
  readonly #facts: FactStore
  readonly #nameById = new Map<string, string>()
  readonly #idByName = new Map<string, string>()

  constructor(facts: FactStore) {
    this.#facts = facts
  }

  on(event: AnalysisEvent): void {
    if (event.type !== 'exchange') return
    for (const [index, topic] of structsOf(event.response.body, 'topics').entries()) {
      this.#learn(topic, event, `topics[${index}].topicId`)
    }
  }

  /** The name of a topic struct of any API, or its id where the name is not known. */
  nameOf(topic: KafkaStruct): string {
    const name = textOf(topic, 'name') ?? textOf(topic, 'topic') ?? textOf(topic, 'topicName')
    if (name !== undefined && name !== '') return name
    const id = textOf(topic, 'topicId')
    return id === undefined ? '?' : (this.#nameById.get(id) ?? `id ${id}`)
  }

  idOf(name: string): string | undefined {
    return this.#idByName.get(name)
  }

  #learn(topic: KafkaStruct, { response }: Exchange, path: string): void {
    const name = textOf(topic, 'name')
    const id = textOf(topic, 'topicId')
    if (name === undefined || id === undefined || id === ZERO_UUID) return
    putNewest(this.#nameById, id, name, MAX_TOPICS)
    putNewest(this.#idByName, name, id, MAX_TOPICS)
    this.#facts.note('topic', name, 'topicId', id, response.frame, path)
  }
}

/** orders[0] */
export function partitionKey(topic: string, index: number): string {
  return `${topic}[${index}]`
}
