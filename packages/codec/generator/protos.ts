// Reads as much of the proto3 language as definitions of data need: messages, enumerations,
// nesting, oneof, optional, repeated, reserved. Maps, extensions and services are refused or
// skipped; what is refused throws, so that a new release cannot lose a field in silence.
import type { ProtobufFieldSchema, ProtobufSchema } from '../src/inside/protobuf/schema.ts'

type Messages = Record<string, readonly ProtobufFieldSchema[]>
type Enums = Record<string, Record<number, string>>

const scalars = new Set(
  'double float int32 int64 uint32 uint64 sint32 sint64 fixed32 fixed64 sfixed32 sfixed64 bool string bytes'.split(
    ' ',
  ),
)

export function parseProtos(texts: readonly string[]): ProtobufSchema {
  const messages: Messages = {}
  const enums: Enums = {}
  for (const text of texts) new ProtoFile(text, messages, enums).read()
  return { messages: resolved(messages, enums), enums }
}

/** The message, and all that its fields lead to. */
export function reachableFrom(root: string, schema: ProtobufSchema): ProtobufSchema {
  const names = new Set([root])
  for (const name of names)
    for (const { type } of schema.messages[name] ?? []) if (!scalars.has(type)) names.add(type)
  const pick = <Value>(from: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(
      Object.entries(from)
        .filter(([name]) => names.has(name))
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    )
  return { messages: pick(schema.messages), enums: pick(schema.enums) }
}

class ProtoFile {
  readonly #tokens: readonly string[]
  #at = 0
  readonly #messages: Messages
  readonly #enums: Enums

  constructor(text: string, messages: Messages, enums: Enums) {
    const bare = text.replaceAll(/\/\/.*|\/\*[^]*?\*\//g, '')
    this.#tokens = bare.match(/"[^"]*"|[\w.]+|[^\s\w]/g) ?? []
    this.#messages = messages
    this.#enums = enums
  }

  read(): void {
    while (this.#at < this.#tokens.length) {
      const word = this.#next()
      if (word === 'message') this.#message('')
      else if (word === 'enum') this.#enum('')
      else if (['syntax', 'package', 'import', 'option'].includes(word)) this.#skipTo(';')
      else throw this.#unknown(word)
    }
  }

  #message(parent: string): void {
    const name = parent + this.#next()
    const fields: ProtobufFieldSchema[] = []
    this.#expect('{')
    for (let word = this.#next(); word !== '}'; word = this.#next()) {
      if (word === 'message') this.#message(`${name}.`)
      else if (word === 'enum') this.#enum(`${name}.`)
      else if (word === 'reserved' || word === 'option') this.#skipTo(';')
      else if (word === 'oneof') {
        this.#next()
        this.#expect('{')
        for (let type = this.#next(); type !== '}'; type = this.#next())
          fields.push(this.#field(type))
      } else if (word === 'repeated') fields.push({ ...this.#field(this.#next()), repeated: true })
      else fields.push(this.#field(word === 'optional' ? this.#next() : word))
    }
    this.#messages[name] = fields.toSorted((a, b) => a.number - b.number)
  }

  #field(type: string): ProtobufFieldSchema {
    const snake = this.#next()
    this.#expect('=')
    const number = Number(this.#next())
    this.#skipTo(';')
    if (type === 'map' || !Number.isInteger(number)) throw this.#unknown(`${type} ${snake}`)
    const name = snake.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
    return { number, name, type }
  }

  #enum(parent: string): void {
    const name = parent + this.#next()
    const values: Record<number, string> = {}
    this.#expect('{')
    for (let word = this.#next(); word !== '}'; word = this.#next()) {
      this.#expect('=')
      values[Number(this.#next())] = word
      this.#skipTo(';')
    }
    this.#enums[name] = values
  }

  #next(): string {
    const token = this.#tokens[this.#at++]
    if (token === undefined) throw new Error('A .proto file ends in the middle')
    return token
  }

  #expect(wanted: string): void {
    const found = this.#next()
    if (found !== wanted) throw new Error(`Wanted ${wanted} in a .proto file, found ${found}`)
  }

  #skipTo(end: string): void {
    for (;;) if (this.#next() === end) return
  }

  #unknown(word: string): Error {
    return new Error(`The generator does not know "${word}" of the proto language`)
  }
}

/** Types as they are keyed: without the package, nested ones with their parent. */
function resolved(messages: Messages, enums: Enums): Messages {
  const typeFor = (type: string, owner: string): string => {
    if (scalars.has(type)) return type
    const last = type.slice(type.lastIndexOf('.') + 1)
    for (const name of [`${owner}.${last}`, type, last])
      if (name in messages || name in enums) return name
    throw new Error(`${owner} has a field of the unknown type ${type}`)
  }
  return Object.fromEntries(
    Object.entries(messages).map(([owner, fields]) => [
      owner,
      fields.map((field) => ({ ...field, type: typeFor(field.type, owner) })),
    ]),
  )
}
