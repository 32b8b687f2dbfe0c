// Reads fields of decoded bodies. A body may end early (status `partial`) and lacks the
// fields that its version does not have, so every read says what happens without: the
// field is undefined, a list is empty.
import type { KafkaStruct, KafkaValue } from '@brokerscope/codec'

const NOTHING: readonly KafkaStruct[] = []

export function textOf(struct: KafkaStruct, field: string): string | undefined {
  const value = struct[field]
  return typeof value === 'string' ? value : undefined
}

export function numberOf(struct: KafkaStruct, field: string): number | undefined {
  const value = struct[field]
  return typeof value === 'number' ? value : undefined
}

/** An int64 field. */
export function longOf(struct: KafkaStruct, field: string): bigint | undefined {
  const value = struct[field]
  return typeof value === 'bigint' ? value : undefined
}

export function flagOf(struct: KafkaStruct, field: string): boolean | undefined {
  const value = struct[field]
  return typeof value === 'boolean' ? value : undefined
}

export function bytesOf(struct: KafkaStruct, field: string): Uint8Array | undefined {
  const value = struct[field]
  return value instanceof Uint8Array ? value : undefined
}

export function structOf(struct: KafkaStruct, field: string): KafkaStruct | undefined {
  const value = struct[field]
  return isStruct(value) ? value : undefined
}

/** The elements of an array of structs; none for null or absent. */
export function structsOf(struct: KafkaStruct, field: string): readonly KafkaStruct[] {
  const value = struct[field]
  return Array.isArray(value) ? (value as readonly KafkaValue[]).filter(isStruct) : NOTHING
}

export function textsOf(struct: KafkaStruct, field: string): readonly string[] {
  const value = struct[field]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

export function numbersOf(struct: KafkaStruct, field: string): readonly number[] {
  const value = struct[field]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'number') : []
}

export function isStruct(value: KafkaValue | undefined): value is KafkaStruct {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Uint8Array)
  )
}
