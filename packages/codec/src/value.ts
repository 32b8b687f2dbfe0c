/** int64 is a bigint, uuid Kafka's 22 characters, bytes and records are views of the frame. */
export type KafkaValue =
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | null
  | KafkaStruct
  | KafkaValue[]

/**
 * Fields by Kafka's camelCase names, those of the version only. A tagged field is there if it was
 * on the wire; tags that the schema does not know stand under UNKNOWN_TAGS.
 */
export interface KafkaStruct {
  [field: string]: KafkaValue
}

export const UNKNOWN_TAGS = '_unknownTaggedFields'
