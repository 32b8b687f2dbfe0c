import type { KafkaValue } from './value.ts'

/** One field of a message, with the bytes of the frame that it takes (lengths and tags included). */
export interface FieldNode {
  readonly name: string
  /** From the message root, e.g. `topics[2].partitions[0].records`; header fields begin with `header.` */
  readonly path: string
  /** Kafka's word: int32, string, []PartitionData ... */
  readonly type: string
  readonly start: number
  /** First byte after the field. */
  readonly end: number
  /** Of scalars. */
  readonly value?: KafkaValue
  /** Of structs, arrays and tagged sections. */
  readonly children?: readonly FieldNode[]
  /** Versions of the message that have the field: "3+", "1-4" or "2". */
  readonly versions: string
  readonly tag?: number
  /**
   * `absent`: another version's field (only if asked for); `default`: a tagged field that was not sent; `unread`: bytes
   * that no field claims; `null`: a null array, struct, string or bytes field.
   */
  readonly note?: 'unknownTag' | 'absent' | 'unread' | 'null' | 'default'
  /** What the value names: groupId, topicName, brokerId ... */
  readonly entity?: string
  /** The name of a value that is an error code. */
  readonly errorName?: string
  /** What a number stands for, e.g. READ_COMMITTED; of bits and deltas in records what they come to. */
  readonly meaning?: string
}

/** Name of the node that holds a struct's tagged section. */
export const TAGGED_FIELDS = 'taggedFields'
