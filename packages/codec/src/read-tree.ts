// Every field with its bytes. The same plan as read-values, walked slowly: each node is hung into
// its parent before its content is read, so that a frame that breaks in the middle leaves
// everything up to there standing, and the error knows the path.
import type { FieldNode } from './field-node.ts'
import { TAGGED_FIELDS } from './field-node.ts'
import type { PlannedField, StructPlan } from './plan.ts'
import { elementReader, isNullStruct, noLength, tooMany } from './read-values.ts'
import type { Field, Range } from './schema.ts'
import { UNKNOWN_TAGS, type KafkaStruct, type KafkaValue } from './value.ts'
import { DecodeError } from './wire/errors.ts'
import type { Reader } from './wire/reader.ts'

export interface TreeOptions {
  /** Last version of the message: decides between "3+" and "3-5". */
  readonly lastVersion: number
  /** Names error codes; a table that the walk does not need to know. */
  readonly errorName?: ((code: number) => string | undefined) | undefined
  /** Adds a node for each field that another version has. */
  readonly absent?: boolean | undefined
}

/** What one frame on the screen may show. Our choice: 2 million nodes are some 400 MB. */
const MOST_NODES = 2_000_000

export interface TreeResult {
  readonly nodes: readonly FieldNode[]
  /** The values as far as they were read. */
  readonly struct: KafkaStruct
  readonly error?: DecodeError
}

/**
 * Never throws on bytes: an error is part of the result. The reader is left behind the last whole
 * field, so that what follows can be shown as unread.
 */
export function readTree(
  reader: Reader,
  plan: StructPlan,
  path: string,
  options: TreeOptions,
): TreeResult {
  const nodes: FieldNode[] = []
  const struct: KafkaStruct = {}
  const walk = new TreeWalk(reader, options)
  try {
    walk.struct(plan, path, nodes, struct)
    return { nodes, struct }
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error
    reader.offset = walk.fieldStart
    return { nodes, struct, error }
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

class TreeWalk {
  /** First byte of the field that is being read. */
  fieldStart: number
  readonly #reader: Reader
  readonly #options: TreeOptions
  #nodesLeft = MOST_NODES

  constructor(reader: Reader, options: TreeOptions) {
    this.#reader = reader
    this.#options = options
    this.fieldStart = reader.offset
  }

  struct(plan: StructPlan, path: string, nodes: FieldNode[], struct: KafkaStruct): void {
    for (const field of plan.inPlace) {
      this.#field(field, join(path, field.name), this.#reader.offset, nodes, (value) => {
        struct[field.name] = value
      })
    }
    if (this.#options.absent === true) {
      for (const field of plan.others) nodes.push(this.#absent(field, path))
    }
    if (plan.flexible) this.#tags(plan, path, nodes, struct)
  }

  #absent({ name, type, array, struct, versions }: Field, path: string): FieldNode {
    const at = this.#reader.offset
    const place = { name, path: join(path, name), start: at, end: at }
    return {
      ...place,
      type: `${array ? '[]' : ''}${struct ?? type}`,
      versions: this.#versions(versions),
      note: 'absent',
    }
  }

  /** Hands the value to `keep` as soon as it exists, that is before arrays and structs are filled. */
  #field(
    field: PlannedField,
    path: string,
    start: number,
    nodes: FieldNode[],
    keep: (value: KafkaValue) => void,
  ): void {
    const reader = this.#reader
    reader.path = path
    this.fieldStart = start
    if (!field.array && field.type !== 'struct') {
      const value = elementReader(field)(reader)
      keep(value)
      nodes.push(this.#leaf(field, field.name, path, start, value))
      return
    }
    const node = this.#open(field, path, start, nodes)
    if (field.array) {
      this.#array(field, path, node, keep)
    } else if (field.nullable && isNullStruct(reader, field)) {
      node.note = 'null'
      keep(null)
    } else {
      this.#fill(node, () => this.#openStruct(field, path, node, keep))
    }
    node.end = reader.offset
  }

  #array(
    field: PlannedField,
    path: string,
    node: Mutable<FieldNode>,
    keep: (value: KafkaValue) => void,
  ): void {
    const reader = this.#reader
    const count = field.compact ? reader.uvarint() - 1 : reader.int32()
    if (count < 0) {
      keep(noLength(reader, count, field.nullable))
      node.note = 'null'
      return
    }
    // Not compared with what is left: of a cut array, the elements that are there are shown. Each of
    // them takes bytes, so a false count ends at the end of the frame.
    if (field.leastBytes === 0 && count > reader.remaining) tooMany(reader, count, 1)
    const values: KafkaValue[] = []
    const children: FieldNode[] = []
    keep(values)
    node.children = children
    this.#fill(node, () => {
      for (let index = 0; index < count; index++) {
        this.#element(field, `${path}[${index}]`, index, values, children)
      }
    })
  }

  #element(
    field: PlannedField,
    path: string,
    index: number,
    values: KafkaValue[],
    nodes: FieldNode[],
  ): void {
    const start = this.#reader.offset
    this.#reader.path = path
    this.fieldStart = start
    if (--this.#nodesLeft < 0)
      this.#reader.fail('LIMIT', `More than ${MOST_NODES} array elements to show`)
    if (field.type !== 'struct') {
      const value = elementReader(field)(this.#reader)
      values.push(value)
      nodes.push(this.#leaf({ ...field, array: false }, `[${index}]`, path, start, value))
      return
    }
    const node: Mutable<FieldNode> = {
      name: `[${index}]`,
      path,
      type: field.schema.struct ?? 'struct',
      start,
      end: start,
      versions: this.#versions(field.schema.versions),
    }
    nodes.push(node)
    this.#fill(node, () => this.#openStruct(field, path, node, (value) => values.push(value)))
  }

  #openStruct(
    field: PlannedField,
    path: string,
    node: Mutable<FieldNode>,
    keep: (value: KafkaValue) => void,
  ): void {
    const struct: KafkaStruct = {}
    const children: FieldNode[] = []
    keep(struct)
    node.children = children
    this.struct(field.struct!, path, children, struct)
  }

  #tags(plan: StructPlan, path: string, nodes: FieldNode[], struct: KafkaStruct): void {
    const reader = this.#reader
    const children: FieldNode[] = []
    const start = reader.offset
    reader.path = join(path, TAGGED_FIELDS)
    this.fieldStart = start
    const count = reader.uvarint()
    const node: Mutable<FieldNode> = {
      name: TAGGED_FIELDS,
      path: join(path, TAGGED_FIELDS),
      type: 'tagged fields',
      start,
      end: reader.offset,
      value: count,
      children,
      versions: '',
    }
    nodes.push(node)
    this.#fill(node, () => {
      for (let index = 0; index < count; index++) this.#tag(plan, path, children, struct)
    })
    for (const field of plan.tagged) {
      if (!(field.name in struct)) children.push(this.#default(field, path, reader.offset))
    }
  }

  #tag(plan: StructPlan, path: string, nodes: FieldNode[], struct: KafkaStruct): void {
    const reader = this.#reader
    const start = reader.offset
    this.fieldStart = start
    const tag = reader.uvarint()
    const size = reader.uvarint()
    const field = plan.tagged.find((candidate) => candidate.tag === tag)
    if (field === undefined) {
      const data = reader.bytes(size)
      const unknown = (struct[UNKNOWN_TAGS] ??= []) as KafkaValue[]
      unknown.push({ tag, data })
      const name = `tag ${tag}`
      const place = { name, path: join(path, name), type: 'bytes', start, end: reader.offset }
      nodes.push({ ...place, value: data, versions: '', tag, note: 'unknownTag' })
      return
    }
    if (size > reader.remaining) reader.bytes(size)
    const outer = reader.end
    reader.end = reader.offset + size
    this.#field(field, join(path, field.name), start, nodes, (value) => {
      struct[field.name] = value
    })
    if (reader.remaining > 0)
      reader.fail('BAD_LENGTH', `Tagged field leaves ${reader.remaining} bytes`)
    reader.end = outer
  }

  #default(field: PlannedField, path: string, at: number): FieldNode {
    return {
      ...this.#leaf(field, field.name, join(path, field.name), at, field.absent),
      note: 'default',
    }
  }

  #leaf(
    field: PlannedField,
    name: string,
    path: string,
    start: number,
    value: KafkaValue,
  ): FieldNode {
    const { schema, tag } = field
    const code = field.type === 'int16' && isErrorCode(schema.name) ? (value as number) : undefined
    const errorName = code === undefined ? undefined : this.#options.errorName?.(code)
    return {
      name,
      path,
      type: typeName(field),
      start,
      end: this.#reader.offset,
      value,
      versions: this.#versions(schema.versions),
      ...(tag !== undefined && { tag }),
      ...(value === null && { note: 'null' }),
      ...(schema.entity !== undefined && { entity: schema.entity }),
      ...(errorName !== undefined && { errorName }),
    }
  }

  #open(field: PlannedField, path: string, start: number, nodes: FieldNode[]): Mutable<FieldNode> {
    const node: Mutable<FieldNode> = {
      name: field.name,
      path,
      type: typeName(field),
      start,
      end: this.#reader.offset,
      versions: this.#versions(field.schema.versions),
      ...(field.tag !== undefined && { tag: field.tag }),
      ...(field.schema.entity !== undefined && { entity: field.schema.entity }),
    }
    nodes.push(node)
    return node
  }

  /** Gives the node its end also when its content breaks off. */
  #fill(node: Mutable<FieldNode>, read: () => void): void {
    try {
      read()
      node.end = this.#reader.offset
    } catch (error) {
      node.end = this.fieldStart
      throw error
    }
  }

  #versions([from, to]: Range): string {
    if (to >= this.#options.lastVersion) return `${from}+`
    return from === to ? String(from) : `${from}-${to}`
  }
}

function typeName(field: PlannedField): string {
  return `${field.array ? '[]' : ''}${field.schema.struct ?? field.type}`
}

function isErrorCode(name: string): boolean {
  return name === 'errorCode' || name.endsWith('ErrorCode')
}

export function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}
