// Schemas that are no API: what stands inside bytes fields (ConsumerProtocol*), control records, and
// the records of internal topics. Their version comes from outside: an int16 before them, or a
// record's own frame; who calls has read it.
import { dataSchemaNamed } from './apis.ts'
import { layoutOf, type Layout } from './layout.ts'
import { includes, type StructPlan } from './plan.ts'
import { errorName } from './errors/errors.ts'
import type { FieldNode } from './field-node.ts'
import { parseExact, structFromJson } from './read-json.ts'
import { meaningsOf } from './meanings/meaning-of.ts'
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
  readonly error?: DecodeError
  readonly unreadBytes: number
}

export interface DecodedDataTree extends DecodedData {
  /** Spans count from the start of `bytes`. */
  readonly nodes: readonly FieldNode[]
}

export interface DataOptions {
  readonly release?: Release | undefined
  /** First byte of `bytes` to read. */
  readonly start?: number | undefined
}

/** Never throws on bytes; throws on a name that no schema has, which is a mistake of the caller. */
export function decodeData(
  name: string,
  version: number,
  bytes: Uint8Array,
  options: DataOptions = {},
): DecodedData {
  const reader = new Reader(bytes, options.start)
  try {
    const struct = layoutNamed(name, version, options.release).read(reader)
    return result(name, version, struct, undefined, reader.remaining)
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error
    const { nodes: _nodes, ...partial } = decodeDataTree(name, version, bytes, options)
    return partial
  }
}

/** decodeData with the bytes of every field. */
export function decodeDataTree(
  name: string,
  version: number,
  bytes: Uint8Array,
  options: DataOptions = {},
): DecodedDataTree {
  const { plan } = layoutNamed(name, version, options.release)
  const reader = new Reader(bytes, options.start)
  const { nodes, struct, error } = readTree(reader, plan, '', {
    errorName,
    meaningOf: meaningsOf(name),
  })
  return { ...result(name, version, struct, error, reader.remaining), nodes }
}

function result(
  name: string,
  version: number,
  struct: KafkaStruct,
  error: DecodeError | undefined,
  unreadBytes: number,
): DecodedData {
  const isKnown = includes(dataSchemaNamed(name)?.versions, version)
  const isWhole = error === undefined && unreadBytes === 0
  const unfit = error === undefined && !isKnown ? 'assumed' : 'partial'
  const status = isWhole && isKnown ? 'ok' : unfit
  return { name, version, status, struct, ...(error && { error }), unreadBytes }
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

/** The way back from dataToJson. Throws EncodeError or SyntaxError. */
export function dataFromJson(
  name: string,
  version: number,
  json: string,
  release?: Release,
): KafkaStruct {
  return structFromJson(planNamed(name, version, release), parseExact(json), '')
}

function planNamed(name: string, version: number, release?: Release): StructPlan {
  return layoutNamed(name, version, release).plan
}

function layoutNamed(name: string, version: number, release: Release | undefined): Layout {
  const schema = dataSchemaNamed(name)
  if (schema === undefined) throw new EncodeError(name, 'No data schema has this name')
  return layoutOf(schema, version, release)
}
