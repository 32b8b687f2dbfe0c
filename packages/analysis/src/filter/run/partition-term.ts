// Terms about a topic and a partition together. Unlike `topic == orders && partition == 0`, which a
// message about orders[1] and events[0] passes, the two must stand in the same place: the topic is
// that of the nearest struct above the partition that has one.
import { isStruct } from '../../values.ts'
import type { KafkaStruct, KafkaValue } from '@brokerscope/codec'
import { scopeOfFields } from '../check/scope.ts'
import { isPartition, isTopic } from '../fields/message-groups.ts'
import { messageFields, type MessageField } from '../fields/message-fields.ts'
import { slotOf } from '../fields/slots.ts'
import type { FilterableFrame } from '../frame.ts'
import type { Quantifier } from '../check/term-tests.ts'
import { frameFilter, groupBySlot, ZERO_UUID } from './message-term.ts'
import { COST, type Term } from './term.ts'
import { walk } from './walk.ts'

export type PartitionTest = (topic: string, partition: number) => boolean

interface PartitionField {
  readonly field: MessageField
  /** The struct that has the topic, from the body down. */
  readonly above: readonly string[]
  /** From there to the partition. */
  readonly below: readonly string[]
  /** Names of the fields that may hold the topic, and whether they hold its id. */
  readonly topics: readonly { readonly name: string; readonly isId: boolean }[]
}

export function partitionTerm(quantifier: Quantifier, test: PartitionTest): Term {
  const fields = partitionFields()
  const bySlot = groupBySlot(fields)
  const mayHave = frameFilter(fields.map(({ field }) => field))
  const isSome = quantifier === 'some'
  return {
    cost: COST.message,
    needs: ['message', 'topicNames'],
    scope: scopeOfFields(fields.map(({ field }) => field)),
    matches(frame) {
      if (!mayHave(frame)) return false
      const { body } = frame.decoded()
      let hasValue = false
      for (const each of bySlot[slotOf(frame.apiKey, frame.isResponse)] ?? []) {
        const isDecided = walk(body, each.above, 0, (struct) =>
          walkPartitions(struct, each, frame, (topic, partition) => {
            hasValue = true
            return test(topic, partition) === isSome
          }),
        )
        if (isDecided) return isSome
      }
      return !isSome && hasValue
    },
    decide: (frame) => (mayHave(frame) ? undefined : false),
  }
}

function walkPartitions(
  struct: KafkaValue,
  { below, topics }: PartitionField,
  frame: FilterableFrame,
  visit: PartitionTest,
): boolean {
  if (!isStruct(struct)) return false
  const topic = topicOf(struct, topics, frame)
  if (topic === undefined) return false
  return walk(struct, below, 0, (value) => typeof value === 'number' && visit(topic, value))
}

function topicOf(
  struct: KafkaStruct,
  topics: PartitionField['topics'],
  frame: FilterableFrame,
): string | undefined {
  for (const { name, isId } of topics) {
    const value = struct[name]
    if (typeof value !== 'string' || value === '' || value === ZERO_UUID) continue
    return isId ? (frame.topicName(value) ?? value) : value
  }
  return undefined
}

let known: readonly PartitionField[] | undefined

function partitionFields(): readonly PartitionField[] {
  known ??= messageFields().filter(isPartition).flatMap(withTopic)
  return known
}

function withTopic(field: MessageField): readonly PartitionField[] {
  const { path } = field
  const topics = messageFields().filter(
    (other) => other.slot === field.slot && !other.isArray && isTopic(other),
  )
  for (let depth = path.length - 1; depth >= 0; depth--) {
    const above = path.slice(0, depth)
    const here = topics.filter((other) => other.path.slice(0, -1).join('.') === above.join('.'))
    if (here.length === 0) continue
    // Names first: an id is only looked at where there is no name.
    const named = here
      .map(({ name, type }) => ({ name, isId: type === 'uuid' }))
      .toSorted((a, b) => Number(a.isId) - Number(b.isId))
    return [{ field, above, below: path.slice(depth), topics: named }]
  }
  return []
}
