// A protobuf message as field nodes, by tables of its definition: every field with its bytes, which
// no generated class keeps. What the tables do not know is shown as an unknown tag, and a message
// that breaks off is shown up to there.
//
//   message Metric { string name = 1; Sum sum = 7; }   0a 02 6f 6b | 3a 03 .. .. ..
//
// A repeated field is one node each, `metrics[0]`, as each has a tag of its own and others may stand
// between; only packed numbers share a node.
import type { KafkaStruct, KafkaValue } from '../../value.ts'
import type { RecordsNode } from '../../records/records-node.ts'
import { DecodeError } from '../../wire/errors.ts'
import type { Content } from '../inside.ts'
import { scalarAt, wireTypeOf } from './scalar.ts'
import type { ProtobufFieldSchema, ProtobufSchema } from './schema.ts'
import { fieldAt, type WireField } from './wire.ts'

export interface ProtobufMessage {
  readonly nodes: readonly RecordsNode[]
  readonly struct: KafkaStruct
  readonly error?: DecodeError
}

/** What a node comes to, for formats whose values say more than their numbers. */
export type MeaningOf = (message: string, field: string, value: KafkaValue) => string | undefined

/** Our choices: protobuf's own parsers allow 100; a page shows no more. */
const MOST_DEPTH = 64
const MOST_NODES = 200_000

export function readProtobufMessage(
  schema: ProtobufSchema,
  root: string,
  content: Content,
  meaningOf: MeaningOf = () => undefined,
): ProtobufMessage {
  const nodes: RecordsNode[] = []
  const struct: KafkaStruct = {}
  const walk = new ProtobufWalk(schema, content.bytes, meaningOf)
  try {
    walk.message(root, content, { path: '', nodes, struct, depth: 0 })
    return { nodes, struct }
  } catch (error) {
    if (error instanceof DecodeError) return { nodes, struct, error }
    throw error
  }
}

/** Where the fields of a message go. */
interface Target {
  readonly path: string
  readonly nodes: RecordsNode[]
  readonly struct: KafkaStruct
  readonly depth: number
}

class ProtobufWalk {
  readonly #schema: ProtobufSchema
  readonly #bytes: Uint8Array
  readonly #meaningOf: MeaningOf
  #nodesLeft = MOST_NODES

  constructor(schema: ProtobufSchema, bytes: Uint8Array, meaningOf: MeaningOf) {
    this.#schema = schema
    this.#bytes = bytes
    this.#meaningOf = meaningOf
  }

  message(type: string, { start, end }: Omit<Content, 'bytes'>, to: Target): void {
    const fields = this.#schema.messages[type] ?? []
    let at = start
    while (at < end) {
      const field = fieldAt(this.#bytes, at, end)
      if (typeof field === 'string') throw new DecodeError('BAD_PROTOBUF', at, to.path, field)
      this.#count(at, to.path)
      const known = fields.find(({ number }) => number === field.number)
      this.#field(type, known, field, to)
      at = field.end
    }
  }

  #field(
    message: string,
    known: ProtobufFieldSchema | undefined,
    field: WireField,
    to: Target,
  ): void {
    if (known === undefined) return this.#unknown(field, to)
    const isMessage = known.type in this.#schema.messages
    const expected = isMessage ? 'bytes' : wireTypeOf(this.#scalarOf(known))
    if (field.wireType === expected) {
      if (isMessage) this.#nested(message, known, field, to)
      else this.#scalar(message, known, field, to)
    } else if (field.wireType === 'bytes' && known.repeated === true) {
      this.#packed(known, field, to)
    } else this.#unknown(field, to)
  }

  #nested(message: string, known: ProtobufFieldSchema, field: WireField, to: Target): void {
    if (to.depth === MOST_DEPTH)
      throw new DecodeError(
        'LIMIT',
        field.start,
        to.path,
        `More than ${MOST_DEPTH} nested messages`,
      )
    const struct: KafkaStruct = {}
    const nodes: RecordsNode[] = []
    const node = { ...place(known, field, keep(to.struct, known, struct), to), children: nodes }
    to.nodes.push(node)
    const inner = { path: node.path, nodes, struct, depth: to.depth + 1 }
    this.message(known.type, { start: field.from, end: field.end }, inner)
    const meaning = this.#meaningOf(message, known.name, struct)
    if (meaning !== undefined) to.nodes[to.nodes.length - 1] = { ...node, meaning }
  }

  #scalar(message: string, known: ProtobufFieldSchema, field: WireField, to: Target): void {
    const value = scalarAt(this.#scalarOf(known), this.#bytes, field.from, field.end)
    const meaning =
      this.#schema.enums[known.type]?.[value as number] ??
      this.#meaningOf(message, known.name, value)
    to.nodes.push({
      ...place(known, field, keep(to.struct, known, value), to),
      value,
      ...(meaning !== undefined && { meaning }),
    })
  }

  /** Numbers one behind the other, without tags. */
  #packed(known: ProtobufFieldSchema, field: WireField, to: Target): void {
    const type = this.#scalarOf(known)
    const wireType = wireTypeOf(type)
    const children: RecordsNode[] = []
    const path = to.path === '' ? known.name : `${to.path}.${known.name}`
    const { start, end } = field
    to.nodes.push({ name: known.name, path, type: `[]${type}`, start, end, versions: '', children })
    let at = field.from
    while (at < end) {
      const next = elementEnd(this.#bytes, at, end, wireType)
      if (next === undefined)
        throw new DecodeError('BAD_PROTOBUF', at, path, `Packed ${type} is cut`)
      this.#count(at, path)
      const value = scalarAt(type, this.#bytes, at, next)
      const name = `[${keep(to.struct, known, value)}]`
      children.push({ name, path: path + name, type, start: at, end: next, versions: '', value })
      at = next
    }
  }

  #unknown({ number, wireType, start, from, end }: WireField, to: Target): void {
    const name = `field ${number}`
    const path = to.path === '' ? name : `${to.path}.${name}`
    const value = this.#bytes.subarray(from, end)
    const node = { name, path, type: wireType, start, end, versions: '', value, tag: number }
    to.nodes.push({ ...node, note: 'unknownTag' })
  }

  #scalarOf({ type }: ProtobufFieldSchema): string {
    return type in this.#schema.enums ? 'int32' : type
  }

  #count(at: number, path: string): void {
    if (--this.#nodesLeft < 0)
      throw new DecodeError('LIMIT', at, path, `More than ${MOST_NODES} fields to show`)
  }
}

/** Puts a value where it belongs; of a repeated field it is an element, whose index is returned. */
function keep(struct: KafkaStruct, known: ProtobufFieldSchema, value: KafkaValue): number {
  if (known.repeated !== true) {
    struct[known.name] = value
    return 0
  }
  const list = (struct[known.name] ??= []) as KafkaValue[]
  return list.push(value) - 1
}

function place(
  known: ProtobufFieldSchema,
  { start, end, number }: WireField,
  index: number,
  { path }: Target,
): RecordsNode {
  const name = known.repeated === true ? `${known.name}[${index}]` : known.name
  const whole = path === '' ? name : `${path}.${name}`
  return { name, path: whole, type: known.type, start, end, versions: '', tag: number }
}

function elementEnd(
  bytes: Uint8Array,
  start: number,
  end: number,
  wireType: WireField['wireType'],
): number | undefined {
  if (wireType !== 'varint') {
    const next = start + (wireType === 'fixed64' ? 8 : 4)
    return wireType !== 'bytes' && next <= end ? next : undefined
  }
  for (let at = start; at < Math.min(end, start + 10); at++) if (bytes[at]! < 0x80) return at + 1
  return undefined
}
