// Protobuf without its schema: field numbers and wire types, as long as the bytes make sense to
// their last one.
import { fieldAt, type WireType } from './wire.ts'

export interface ProtobufField {
  readonly number: number
  readonly wireType: WireType
  /** Of the field's content, without its tag and length. */
  readonly start: number
  readonly end: number
}

/** The fields from `start` to the end; undefined where the bytes are no protobuf message. */
export function readProtobufFields(bytes: Uint8Array, start: number): ProtobufField[] | undefined {
  const fields: ProtobufField[] = []
  let at = start
  while (at < bytes.length) {
    const field = fieldAt(bytes, at, bytes.length)
    if (typeof field === 'string') return undefined
    const { number, wireType, from, end } = field
    fields.push({ number, wireType, start: from, end })
    at = end
  }
  return fields
}
