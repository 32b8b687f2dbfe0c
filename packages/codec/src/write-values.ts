// Values to bytes, by the same plans as reading. A tagged field is written if the struct has it,
// so that decode and encode give back the same bytes; a field in its place that the struct lacks
// gets its default. Every value is checked against its type, because values come from people too
// (decode --encode, resend): an error names the field.
import type { PlannedField, StructPlan } from './plan.ts'
import { join } from './field-path.ts'
import { UNKNOWN_TAGS, type KafkaStruct, type KafkaValue } from './value.ts'
import { fromBase64 } from './wire/base64.ts'
import { EncodeError } from './wire/errors.ts'
import { utf8Length } from './wire/text.ts'
import { Writer } from './wire/writer.ts'

export function writeStruct(
  writer: Writer,
  plan: StructPlan,
  struct: KafkaStruct,
  path: string,
): void {
  for (const field of plan.inPlace) {
    writeField(writer, field, struct[field.name] ?? absent(field, struct), join(path, field.name))
  }
  if (plan.flexible) writeTags(writer, plan, struct, path)
}

/** null stays null; only what is not there gets the default. */
function absent(field: PlannedField, struct: KafkaStruct): KafkaValue {
  return struct[field.name] === null ? null : field.absent
}

function writeTags(writer: Writer, plan: StructPlan, struct: KafkaStruct, path: string): void {
  const sections: { tag: number; data: Uint8Array }[] = unknownTags(struct, path)
  for (const field of plan.tagged) {
    const value = struct[field.name]
    if (value === undefined) continue
    const section = new Writer()
    writeField(section, field, value, join(path, field.name))
    sections.push({ tag: field.tag!, data: section.view() })
  }
  sections.sort((a, b) => a.tag - b.tag)
  writer.uvarint(sections.length)
  for (const { tag, data } of sections) {
    writer.uvarint(tag)
    writer.uvarint(data.length)
    writer.bytes(data)
  }
}

function unknownTags(struct: KafkaStruct, path: string): { tag: number; data: Uint8Array }[] {
  const unknown = struct[UNKNOWN_TAGS]
  if (unknown === undefined) return []
  const place = join(path, UNKNOWN_TAGS)
  return asArray(unknown, place).map((entry, index) => {
    const { tag, data } = asStruct(entry, `${place}[${index}]`)
    return { tag: asInteger(tag!, place, 0, 0xffff_ffff), data: asBytes(data!, place) }
  })
}

function writeField(writer: Writer, field: PlannedField, value: KafkaValue, path: string): void {
  if (value === null) return writeNull(writer, field, path)
  if (field.array) {
    const values = asArray(value, path)
    if (field.compact) writer.uvarint(values.length + 1)
    else writer.int32(values.length)
    values.forEach((element, index) => writeElement(writer, field, element, `${path}[${index}]`))
    return
  }
  if (field.type === 'struct' && field.nullable) writer.int8(1)
  writeElement(writer, field, value, path)
}

function writeNull(writer: Writer, field: PlannedField, path: string): void {
  if (!field.nullable) throw new EncodeError(path, 'Null is not allowed in this version')
  if (field.type === 'struct' && !field.array) writer.int8(field.tag === undefined ? -1 : 0)
  else if (field.compact) writer.uvarint(0)
  else if (field.type === 'string' && !field.array) writer.int16(-1)
  else writer.int32(-1)
}

function writeElement(writer: Writer, field: PlannedField, value: KafkaValue, path: string): void {
  switch (field.type) {
    case 'bool':
      return writer.int8(asBoolean(value, path) ? 1 : 0)
    case 'int8':
      return writer.int8(asInteger(value, path, -0x80, 0x7f))
    case 'int16':
      return writer.int16(asInteger(value, path, -0x8000, 0x7fff))
    case 'uint16':
      return writer.int16(asInteger(value, path, 0, 0xffff))
    case 'int32':
      return writer.int32(asInteger(value, path, -0x8000_0000, 0x7fff_ffff))
    case 'uint32':
      return writer.int32(asInteger(value, path, 0, 0xffff_ffff))
    case 'int64':
      return writer.int64(asInt64(value, path))
    case 'float64':
      return writer.float64(asNumber(value, path))
    case 'uuid':
      return writer.bytes(asUuid(value, path))
    case 'string':
      return writeText(writer, field.compact, value, path)
    case 'bytes':
    case 'records': {
      const bytes = asBytes(value, path)
      if (field.compact) writer.uvarint(bytes.length + 1)
      else writer.int32(bytes.length)
      return writer.bytes(bytes)
    }
    default:
      return writeStruct(writer, field.struct!, asStruct(value, path), path)
  }
}

function writeText(writer: Writer, compact: boolean, value: KafkaValue, path: string): void {
  if (typeof value !== 'string')
    throw new EncodeError(path, `Wanted a string, got ${kindOf(value)}`)
  const length = utf8Length(value)
  if (length > 0x7fff && !compact) throw new EncodeError(path, `${length} bytes, 32767 fit`)
  if (compact) writer.uvarint(length + 1)
  else writer.int16(length)
  writer.text(value)
}

function asBoolean(value: KafkaValue, path: string): boolean {
  if (typeof value === 'boolean') return value
  throw new EncodeError(path, `Wanted true or false, got ${kindOf(value)}`)
}

function asInteger(value: KafkaValue, path: string, least: number, most: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most)
    return value
  throw new EncodeError(path, `Wanted an integer from ${least} to ${most}, got ${kindOf(value)}`)
}

function asInt64(value: KafkaValue, path: string): bigint {
  const wide = typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value
  if (typeof wide === 'bigint' && BigInt.asIntN(64, wide) === wide) return wide
  throw new EncodeError(path, `Wanted a 64-bit integer, got ${kindOf(value)}`)
}

function asNumber(value: KafkaValue, path: string): number {
  if (typeof value === 'number') return value
  throw new EncodeError(path, `Wanted a number, got ${kindOf(value)}`)
}

function asUuid(value: KafkaValue, path: string): Uint8Array {
  const bytes = typeof value === 'string' ? fromBase64(value) : undefined
  if (bytes?.length === 16) return bytes
  throw new EncodeError(path, `Wanted a uuid of 22 base64 characters, got ${kindOf(value)}`)
}

function asBytes(value: KafkaValue, path: string): Uint8Array {
  if (value instanceof Uint8Array) return value
  throw new EncodeError(path, `Wanted bytes, got ${kindOf(value)}`)
}

function asArray(value: KafkaValue, path: string): readonly KafkaValue[] {
  if (Array.isArray(value)) return value
  throw new EncodeError(path, `Wanted an array, got ${kindOf(value)}`)
}

function asStruct(value: KafkaValue, path: string): KafkaStruct {
  if (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Uint8Array)
  ) {
    return value
  }
  throw new EncodeError(path, `Wanted an object, got ${kindOf(value)}`)
}

function kindOf(value: KafkaValue): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  if (value instanceof Uint8Array) return 'bytes'
  return typeof value === 'object' ? 'an object' : `${typeof value} ${String(value).slice(0, 40)}`
}
