// Schemas that are no API: what stands inside bytes fields (ConsumerProtocol*), control records, and
// the records of internal topics. Their version comes from outside: an int16 before them, or a
// record's own frame; who calls has read it.
import { dataSchemaNamed, layoutOf } from './apis.ts'
import { includes, type StructPlan } from './plan.ts'
import type { FieldNode } from './field-node.ts'
import { readTree } from './read-tree.ts'
import type { Release } from './schema.ts'
import type { KafkaStruct } from './value.ts'
import { DecodeError, EncodeError } from './wire/errors.ts'
import { Reader } from './wire/reader.ts'
import { Writer } from './wire/writer.ts'
import { structToJson } from './write-json.ts'
import { writeStruct } from './write-values.ts'

export interface DecodedData {
  readonly name: string
  readonly version: number
  /** As for a message: assumed for a version newer than the known ones, partial where it broke off. */
  readonly status: 'ok' | 'assumed' | 'partial'
  readonly struct: KafkaStruct
  /** Spans count from the start of `bytes` plus `start`. */
  readonly nodes: readonly FieldNode[]
  readonly error?: DecodeError
  readonly unreadBytes: number
}

export interface DataOptions {
  readonly release?: Release | undefined
  /** First byte to read. */
  readonly start?: number
  /** Names error codes in the tree. */
  readonly errorName?: (code: number) => string | undefined
}

/** Never throws on bytes; throws on a name that no schema has, which is a mistake of the caller. */
export function decodeData(
  name: string,
  version: number,
  bytes: Uint8Array,
  options: DataOptions = {},
): DecodedData {
  const schema = dataSchemaNamed(name)
  if (schema === undefined) throw new EncodeError(name, 'No data schema has this name')
  const { plan } = layoutOf(schema, version, options.release)
  const reader = new Reader(bytes, options.start ?? 0)
  const { nodes, struct, error } = readTree(reader, plan, '', {
    lastVersion: schema.versions[1],
    errorName: options.errorName,
  })
  const unreadBytes = reader.remaining
  const known = includes(schema.versions, version)
  const whole = error === undefined && unreadBytes === 0
  const status = whole && known ? 'ok' : error === undefined && !known ? 'assumed' : 'partial'
  return { name, version, status, struct, nodes, ...(error && { error }), unreadBytes }
}

/** The bytes of a data schema, without the version that usually stands before. Throws EncodeError. */
export function encodeData(
  name: string,
  version: number,
  struct: KafkaStruct,
  release?: Release,
): Uint8Array {
  const writer = new Writer()
  writeStruct(writer, planNamed(name, version, release), struct, '')
  return writer.finish()
}

/** In the form of Kafka's JsonConverter. */
export function dataToJson(
  name: string,
  version: number,
  struct: KafkaStruct,
  release?: Release,
): string {
  return structToJson(planNamed(name, version, release), struct)
}

export function planNamed(name: string, version: number, release?: Release): StructPlan {
  const schema = dataSchemaNamed(name)
  if (schema === undefined) throw new EncodeError(name, 'No data schema has this name')
  return layoutOf(schema, version, release).plan
}
