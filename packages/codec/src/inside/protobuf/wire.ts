// Protobuf on the wire: a field is a tag (number and wire type), then a varint, four or eight
// bytes, or a length and so many bytes. Source: protobuf.dev, Encoding.

export interface WireField {
  readonly number: number
  readonly wireType: WireType
  /** Of the tag. */
  readonly start: number
  /** First byte of the content, behind the tag and a length. */
  readonly from: number
  readonly end: number
}

export type WireType = (typeof wireTypes)[keyof typeof wireTypes]

/** Groups (3 and 4) have been gone since proto3. */
const wireTypes = { 0: 'varint', 1: 'fixed64', 2: 'bytes', 5: 'fixed32' } as const

/** The field at `start`, or the reason why there is none. */
export function fieldAt(bytes: Uint8Array, start: number, end: number): WireField | string {
  const tag = uvarintAt(bytes, start, end)
  if (tag === undefined) return 'A tag does not end'
  const wireType = wireTypes[(tag.value & 7) as keyof typeof wireTypes]
  const number = Math.floor(tag.value / 8)
  if (wireType === undefined) return `Wire type ${tag.value & 7} does not exist`
  if (number === 0 || number > MOST_NUMBER) return `No field can have the number ${number}`
  const content = contentAt(bytes, tag.end, end, wireType)
  if (content === undefined) return `Field ${number} is cut`
  return { number, wireType, start, ...content }
}

const MOST_NUMBER = 2 ** 29 - 1

function contentAt(
  bytes: Uint8Array,
  start: number,
  limit: number,
  wireType: WireType,
): { from: number; end: number } | undefined {
  if (wireType === 'varint') {
    const read = uvarintAt(bytes, start, limit)
    return read && { from: start, end: read.end }
  }
  let from = start
  let length = wireType === 'fixed64' ? 8 : 4
  if (wireType === 'bytes') {
    const read = uvarintAt(bytes, start, limit)
    if (read === undefined) return undefined
    from = read.end
    length = read.value
  }
  return length > limit - from ? undefined : { from, end: from + length }
}

/** A varint of up to ten bytes; its value is exact up to 2^53. */
export function uvarintAt(
  bytes: Uint8Array,
  start: number,
  limit: number,
): { value: number; end: number } | undefined {
  const last = Math.min(limit, start + 10)
  let value = 0
  for (let at = start, scale = 1; at < last; at++, scale *= 128) {
    const byte = bytes[at]!
    value += (byte & 0x7f) * scale
    if (byte < 0x80) return { value, end: at + 1 }
  }
  return undefined
}

/** The same with all of its 64 bits; `end` is that of the field. */
export function uint64At(bytes: Uint8Array, start: number, end: number): bigint {
  let value = 0n
  for (let at = end - 1; at >= start; at--) value = (value << 7n) | BigInt(bytes[at]! & 0x7f)
  return BigInt.asUintN(64, value)
}
