/// <reference path="../globals.d.ts" />
// What a record's key or value probably is, told without any registry:
//
//   00, int32 schema id, then
//     JSON                              written by a JSON Schema serializer
//     message indexes, protobuf fields  by a Protobuf serializer
//     anything else                     Avro, which cannot be read without its schema
//   JSON object or array                shown indented, with all digits
//   UTF-8 without control characters    text
//   four or eight bytes                 often a big-endian integer
//
// A guess is called one: these formats carry no mark of their own. Source: Confluent's wire format.
import { indentJson } from './json-text.ts'
import { readProtobufFields, type ProtobufField } from './protobuf/fields.ts'
import { uvarintAt } from './protobuf/wire.ts'

export type Payload =
  | { readonly kind: 'null' | 'empty' }
  | { readonly kind: 'json'; readonly text: string; readonly schemaId?: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'avro'; readonly schemaId: number; readonly data: Uint8Array }
  | {
      readonly kind: 'protobuf'
      readonly schemaId: number
      /** Which message of the schema: indexes of nested types from the outside in. */
      readonly messageIndexes: readonly number[]
      readonly fields: readonly ProtobufField[]
    }
  | { readonly kind: 'binary'; readonly integer?: bigint }

/** Our choice: formatting more than this is not worth the pause; it is shown as text. */
const MAX_JSON_BYTES = 1024 * 1024

const SCHEMA_HEADER_BYTES = 5

export function recognizePayload(bytes: Uint8Array | null): Payload {
  if (bytes === null) return { kind: 'null' }
  if (bytes.length === 0) return { kind: 'empty' }
  if (bytes[0] === 0 && bytes.length >= SCHEMA_HEADER_BYTES) {
    const withSchema = readSchemaFormat(bytes)
    if (withSchema !== undefined) return withSchema
  }
  const text = plainText(bytes)
  if (text === undefined) return { kind: 'binary', ...integerOf(bytes) }
  const json = bytes.length <= MAX_JSON_BYTES ? indentJson(text) : undefined
  return json === undefined ? { kind: 'text', text } : { kind: 'json', text: json }
}

function readSchemaFormat(bytes: Uint8Array): Payload | undefined {
  const schemaId = new DataView(bytes.buffer, bytes.byteOffset).getInt32(1)
  // Registries count from 1; eight bytes that begin with zeros are rather an integer.
  if (schemaId <= 0 || bytes.length === 8) return undefined
  const data = bytes.subarray(SCHEMA_HEADER_BYTES)
  const text = data.length <= MAX_JSON_BYTES ? plainText(data) : undefined
  const json = text === undefined ? undefined : indentJson(text)
  if (json !== undefined) return { kind: 'json', text: json, schemaId }
  return readProtobuf(bytes, schemaId) ?? { kind: 'avro', schemaId, data }
}

/** A count of indexes and the indexes, zigzag; a lone 0 stands for the first message. */
function readProtobuf(bytes: Uint8Array, schemaId: number): Payload | undefined {
  const messageIndexes: number[] = []
  let at = SCHEMA_HEADER_BYTES
  const count = zigzagAt(bytes, at)
  if (count === undefined || count.value < 0 || count.value > 16) return undefined
  at = count.end
  for (let index = 0; index < count.value; index++) {
    const read = zigzagAt(bytes, at)
    if (read === undefined || read.value < 0) return undefined
    messageIndexes.push(read.value)
    at = read.end
  }
  const fields = readProtobufFields(bytes, at)
  if (fields === undefined || fields.length === 0) return undefined
  if (count.value === 0) messageIndexes.push(0)
  return { kind: 'protobuf', schemaId, messageIndexes, fields }
}

function zigzagAt(bytes: Uint8Array, at: number): { value: number; end: number } | undefined {
  const read = uvarintAt(bytes, at, bytes.length)
  if (read === undefined) return undefined
  const { value, end } = read
  return { value: value % 2 === 0 ? value / 2 : -(value + 1) / 2, end }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Undefined for malformed UTF-8, and for control characters other than tab and line ends. */
function plainText(bytes: Uint8Array): string | undefined {
  for (const byte of bytes)
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return undefined
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

function integerOf(bytes: Uint8Array): { integer?: bigint } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length === 4) return { integer: BigInt(view.getInt32(0)) }
  return bytes.length === 8 ? { integer: view.getBigInt64(0) } : {}
}
