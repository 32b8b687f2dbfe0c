// Kafka's error codes as data: names for tables and filters, words for tooltips and `explain`.
import { codes35To69 } from './codes-35-to-69.ts'
import { codes70To99 } from './codes-70-to-99.ts'
import { codesFrom100 } from './codes-from-100.ts'
import { codesTo34 } from './codes-to-34.ts'

export interface KafkaError {
  readonly code: number
  /** As Kafka spells it. */
  readonly name: string
  /** Whether Kafka's own client would try again. */
  readonly retriable: boolean
  /** What the sender of the code found. */
  readonly meaning: string
  /** What usually leads to it, and where to look. */
  readonly causes: string
}

/** By code, -1 first. */
export const kafkaErrors: readonly KafkaError[] = [
  ...codesTo34,
  ...codes35To69,
  ...codes70To99,
  ...codesFrom100,
].map(([code, name, retriable, meaning, causes]) => ({ code, name, retriable, meaning, causes }))

const byCode = new Map(kafkaErrors.map((error) => [error.code, error]))
const byName = new Map(kafkaErrors.map((error) => [error.name, error]))

/** Undefined for a code that Kafka 4.4 does not have. */
export function errorOf(code: number): KafkaError | undefined {
  return byCode.get(code)
}

export function errorName(code: number): string | undefined {
  return byCode.get(code)?.name
}

/** Case does not matter. */
export function errorByName(name: string): KafkaError | undefined {
  return byName.get(name.toUpperCase())
}
