// Values, fast: a plan becomes a tree of prepared readers (closures), one per field, that know
// nothing but their own type; a generated builder calls the readers of a struct and makes the
// object in one go. They keep no paths: a frame that breaks is read again by read-tree, which says
// exactly where. Numbers of this choice are in bench/; `eval` is not an option because the page's
// content security policy forbids it.
import { structBuilders } from '../schema/struct-builders.ts'
import type { PlannedField, StructPlan } from './plan.ts'
import { noLength } from './read-scalars.ts'
import type { FieldReads, Read, StructBuilder } from './schema.ts'
import { UNKNOWN_TAGS, type KafkaStruct, type KafkaValue } from './value.ts'
import type { Reader } from './wire/reader.ts'

export function structReader(plan: StructPlan): Read<KafkaStruct> {
  const names = plan.inPlace.map((field) => field.name)
  // Every index that the builder of these names uses is there.
  const reads = plan.inPlace.map(fieldReader) as unknown as FieldReads
  const build = structBuilders[names.join()] ?? loopBuilder(names)
  if (!plan.flexible) return (reader) => build(reads, reader)
  const readTags = tagsReader(plan)
  return (reader) => {
    const struct = build(reads, reader)
    readTags(reader, struct)
    return struct
  }
}

/** For structs that are in no API: records of internal topics, and structs without fields. */
function loopBuilder(names: readonly string[]): StructBuilder {
  return (reads, reader) => {
    const struct: KafkaStruct = {}
    names.forEach((name, index) => {
      struct[name] = reads[index as keyof FieldReads](reader)
    })
    return struct
  }
}

/** Reads a tagged section into its struct. Most are empty. */
function tagsReader(plan: StructPlan): (reader: Reader, struct: KafkaStruct) => void {
  const known = new Map(
    plan.tagged.map((field) => [field.tag!, { name: field.name, read: fieldReader(field) }]),
  )
  return (reader, struct) => {
    const count = reader.uvarint()
    if (count === 0) return
    const unknown: KafkaStruct[] = []
    for (let index = 0; index < count; index++) {
      const tag = reader.uvarint()
      const size = reader.uvarint()
      const field = known.get(tag)
      if (field === undefined) {
        unknown.push({ tag, data: reader.bytes(size) })
      } else {
        struct[field.name] = sized(reader, size, field.read)
      }
    }
    if (unknown.length > 0) struct[UNKNOWN_TAGS] = unknown
  }
}

/** A tagged field must take exactly the bytes that were announced for it. */
function sized(reader: Reader, size: number, read: Read): KafkaValue {
  const outer = reader.end
  const end = reader.offset + size
  if (end > outer) return reader.fail('TRUNCATED', `Wanted ${size} bytes, ${reader.remaining} left`)
  reader.end = end
  const value = read(reader)
  if (reader.offset !== end)
    return reader.fail('BAD_LENGTH', `Tagged field leaves ${end - reader.offset} bytes`)
  reader.end = outer
  return value
}

function fieldReader(field: PlannedField): Read {
  if (field.array) return arrayReader(field, elementReader(field))
  if (field.type === 'struct' && field.nullable) {
    const read = structReader(field.struct!)
    return (reader) => (isNullStruct(reader, field) ? null : read(reader))
  }
  return elementReader(field)
}

function arrayReader(field: PlannedField, read: Read): Read {
  const { compact, nullable, type } = field
  const leastBytes = Math.max(1, field.leastBytes)
  const isStruct = type === 'struct'
  return (reader) => {
    const count = compact ? reader.uvarint() - 1 : reader.int32()
    if (count < 0) return noLength(reader, count, nullable)
    if (count * leastBytes > reader.remaining) return tooMany(reader, count, leastBytes)
    reader.spend(isStruct ? count * 4 : count)
    // oxlint-disable-next-line unicorn/no-new-array -- growing by push reserves 17 places at once
    const values: KafkaValue[] = count <= 1024 ? new Array(count) : []
    for (let index = 0; index < count; index++) values[index] = read(reader)
    return values
  }
}

/** Of one value, or of one element of an array. */
function elementReader(field: PlannedField): Read {
  return field.read ?? structReader(field.struct!)
}

/**
 * The marker before a nullable struct: a byte, -1 for null and 1 for present; in a tagged field a
 * varint, 0 for null and 1 for present (generator/.../MessageDataGenerator.java).
 */
export function isNullStruct(reader: Reader, { tag }: PlannedField): boolean {
  return tag === undefined ? reader.int8() < 0 : reader.uvarint() === 0
}

export function tooMany(reader: Reader, count: number, leastBytes: number): never {
  const detail = `${count} elements need ${count * leastBytes} bytes or more, ${reader.remaining} left`
  return reader.fail('TRUNCATED', detail)
}
