// Topic ids that Metadata has named, so that rows say orders[0] where a message has the
// id alone (Fetch and Produce from v13 on).
import type { KafkaStruct, KafkaValue } from '@brokerscope/codec'
import { isStruct, structsOf, textOf } from '../values.ts'

/** Our choice; more topics than that keep their ids. */
const MAX_NAMES = 100_000

export class TopicNames {
  readonly #names = new Map<string, string>()

  learn(metadata: KafkaStruct): void {
    for (const topic of structsOf(metadata, 'topics')) {
      const id = textOf(topic, 'topicId')
      const name = textOf(topic, 'name')
      if (id !== undefined && name !== undefined && this.#names.size < MAX_NAMES) {
        this.#names.set(id, name)
      }
    }
  }

  /** The body with a name beside each topic id, where one is known; else the body itself. */
  named(body: KafkaStruct): KafkaStruct {
    if (this.#names.size === 0) return body
    let copy: KafkaStruct | undefined
    for (const field in body) {
      const value = body[field]
      if (!Array.isArray(value) || !isStruct(value[0])) continue
      const named = value.map((item) => this.#namedItem(item))
      if (named.every((item, index) => item === value[index])) continue
      copy ??= { ...body }
      copy[field] = named
    }
    return copy ?? body
  }

  #namedItem(item: KafkaValue): KafkaValue {
    if (!isStruct(item)) return item
    const id = textOf(item, 'topicId')
    if (id === undefined) return this.named(item)
    const name = 'name' in item || 'topic' in item ? undefined : this.#names.get(id)
    return name === undefined ? item : { ...item, name }
  }
}
