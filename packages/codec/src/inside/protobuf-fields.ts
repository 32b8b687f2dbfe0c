// Protobuf without its schema: field numbers and wire types, as long as the bytes make sense to
// their last one. Source: protobuf.dev, Encoding.

export interface ProtobufField {
  readonly number: number
  readonly wireType: 'varint' | 'fixed64' | 'bytes' | 'fixed32'
  /** Of the field's content, without its tag and length. */
  readonly start: number
  readonly end: number
}

const wireTypes = { 0: 'varint', 1: 'fixed64', 2: 'bytes', 5: 'fixed32' } as const

/** The fields from `start` to the end; undefined where the bytes are no protobuf message. */
export function readProtobufFields(bytes: Uint8Array, start: number): ProtobufField[] | undefined {
  const fields: ProtobufField[] = []
  let at = start
  while (at < bytes.length) {
    const tag = readUvarint(bytes, at)
    if (tag === undefined) return undefined
    const wireType = wireTypes[(tag.value & 7) as keyof typeof wireTypes]
    const number = Math.floor(tag.value / 8)
    if (wireType === undefined || number === 0) return undefined
    let from = tag.end
    let to: number
    if (wireType === 'varint') {
      const value = readUvarint(bytes, from)
      if (value === undefined) return undefined
      to = value.end
    } else if (wireType === 'bytes') {
      const length = readUvarint(bytes, from)
      if (length === undefined) return undefined
      from = length.end
      to = from + length.value
    } else to = from + (wireType === 'fixed64' ? 8 : 4)
    if (to > bytes.length) return undefined
    fields.push({ number, wireType, start: from, end: to })
    at = to
  }
  return fields
}

/** A varint of up to ten bytes; its value is exact up to 2^53. */
export function readUvarint(
  bytes: Uint8Array,
  start: number,
): { value: number; end: number } | undefined {
  let value = 0
  for (let index = 0; index < 10 && start + index < bytes.length; index++) {
    const byte = bytes[start + index]!
    value += (byte & 0x7f) * 2 ** (7 * index)
    if (byte < 0x80) return { value, end: start + index + 1 }
  }
  return undefined
}
