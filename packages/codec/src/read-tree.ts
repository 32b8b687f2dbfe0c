// Every field with its bytes. The same plan as read-values, walked slowly: each node is hung into
// its parent, and each value into its struct, before its content is read, so that a frame that
// breaks in the middle leaves everything up to there standing, and the error knows the path.
import { type FieldNode, TAGGED_FIELDS } from './field-node.ts'
import {
  absentNode,
  defaultNode,
  elementNode,
  leafNode,
  openNode,
  tagsNode,
  unknownTagNode,
  type OpenNode,
} from './field-nodes.ts'
import { join } from './field-path.ts'
import type { PlannedField, StructPlan } from './plan.ts'
import { noLength } from './read-scalars.ts'
import { isNullStruct, tooMany } from './read-values.ts'
import { UNKNOWN_TAGS, type KafkaStruct, type KafkaValue } from './value.ts'
import { DecodeError } from './wire/errors.ts'
import type { Reader } from './wire/reader.ts'

export interface TreeOptions {
  /** Names error codes; a table that the walk does not need to know. */
  readonly errorName?: ((code: number) => string | undefined) | undefined
  /** Says what numbers stand for; likewise. */
  readonly meaningOf?: ((field: string, value: KafkaValue) => string | undefined) | undefined
  /** Adds a node for each field that another version has. */
  readonly absent?: boolean | undefined
  /** What one frame on the screen may show. */
  readonly mostElements?: number | undefined
}

/** Of all arrays of a frame together. Our choice: 2 million nodes are some 400 MB. */
const MOST_ELEMENTS = 2_000_000

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
  options: TreeOptions = {},
): TreeResult {
  const nodes: FieldNode[] = []
  const struct: KafkaStruct = {}
  const walk = new TreeWalk(reader, options)
  try {
    walk.struct(plan, path, nodes, struct)
    return { nodes, struct }
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error
    walk.breakOff()
    return { nodes, struct, error }
  }
}

class TreeWalk {
  readonly #reader: Reader
  readonly #options: TreeOptions
  /** First byte of the field that is being read. */
  #fieldStart: number
  /** Nodes whose content is being read, outermost first. */
  readonly #open: OpenNode[] = []
  #elementsLeft: number

  constructor(reader: Reader, options: TreeOptions) {
    this.#reader = reader
    this.#options = options
    this.#fieldStart = reader.offset
    this.#elementsLeft = options.mostElements ?? MOST_ELEMENTS
  }

  struct(plan: StructPlan, path: string, nodes: FieldNode[], struct: KafkaStruct): void {
    for (const field of plan.inPlace)
      this.#field(field, join(path, field.name), this.#reader.offset, nodes, struct)
    if (this.#options.absent === true) {
      for (const field of plan.others) nodes.push(absentNode(field, path, this.#reader.offset))
    }
    if (plan.flexible) this.#tags(plan, path, nodes, struct)
  }

  /** Everything that is still open ends before the field that could not be read. */
  breakOff(): void {
    for (const node of this.#open) node.end = this.#fieldStart
    this.#reader.offset = this.#fieldStart
  }

  #field(
    field: PlannedField,
    path: string,
    start: number,
    nodes: FieldNode[],
    struct: KafkaStruct,
  ): void {
    const reader = this.#reader
    reader.path = path
    this.#fieldStart = start
    if (!field.array && field.read !== undefined) {
      struct[field.name] = this.#scalar(field, field.name, path, start, nodes)
      return
    }
    const node = openNode(field, path, start, reader.offset)
    nodes.push(node)
    if (field.array) {
      this.#array(field, node, struct)
    } else if (field.nullable && isNullStruct(reader, field)) {
      node.note = 'null'
      struct[field.name] = null
    } else {
      const content: KafkaStruct = {}
      struct[field.name] = content
      this.#content(field, node, content)
    }
    node.end = reader.offset
  }

  #scalar(
    field: PlannedField,
    name: string,
    path: string,
    start: number,
    nodes: FieldNode[],
  ): KafkaValue {
    const value = field.read!(this.#reader)
    const node = leafNode(field, name, path, start, this.#reader.offset, value)
    if (field.isErrorCode) {
      const errorName = this.#options.errorName?.(value as number)
      if (errorName !== undefined) node.errorName = errorName
    }
    const meaning = this.#options.meaningOf?.(field.name, value)
    if (meaning !== undefined) node.meaning = meaning
    nodes.push(node)
    return value
  }

  #array(field: PlannedField, node: OpenNode, struct: KafkaStruct): void {
    const reader = this.#reader
    const count = field.compact ? reader.uvarint() - 1 : reader.int32()
    if (count < 0) {
      struct[field.name] = noLength(reader, count, field.nullable)
      node.note = 'null'
      return
    }
    // Not compared with what is left: of a cut array, the elements that are there are shown. Each of
    // them takes bytes, so a false count ends at the end of the frame.
    if (field.leastBytes === 0 && count > reader.remaining) tooMany(reader, count, 1)
    const values: KafkaValue[] = []
    const children: FieldNode[] = []
    struct[field.name] = values
    node.children = children
    this.#open.push(node)
    for (let index = 0; index < count; index++)
      this.#element(field, `[${index}]`, node.path, values, children)
    this.#open.pop()
  }

  #element(
    field: PlannedField,
    name: string,
    arrayPath: string,
    values: KafkaValue[],
    nodes: FieldNode[],
  ): void {
    const reader = this.#reader
    const start = reader.offset
    const path = arrayPath + name
    reader.path = path
    this.#fieldStart = start
    if (--this.#elementsLeft < 0) reader.fail('LIMIT', 'More array elements than can be shown')
    if (field.read !== undefined) {
      values.push(this.#scalar(field, name, path, start, nodes))
      return
    }
    const node = elementNode(field, name, path, start)
    const content: KafkaStruct = {}
    nodes.push(node)
    values.push(content)
    this.#content(field, node, content)
    node.end = reader.offset
  }

  /** The fields of a struct that has a node. */
  #content(field: PlannedField, node: OpenNode, struct: KafkaStruct): void {
    const children: FieldNode[] = []
    node.children = children
    this.#open.push(node)
    this.struct(field.struct!, node.path, children, struct)
    this.#open.pop()
  }

  #tags(plan: StructPlan, path: string, nodes: FieldNode[], struct: KafkaStruct): void {
    const reader = this.#reader
    const start = reader.offset
    reader.path = join(path, TAGGED_FIELDS)
    this.#fieldStart = start
    const count = reader.uvarint()
    const node = tagsNode(path, start, reader.offset, count)
    const children: FieldNode[] = []
    node.children = children
    nodes.push(node)
    this.#open.push(node)
    for (let index = 0; index < count; index++) this.#tag(plan, path, children, struct)
    this.#open.pop()
    node.end = reader.offset
    for (const field of plan.tagged) {
      if (!(field.name in struct)) children.push(defaultNode(field, path, reader.offset))
    }
  }

  #tag(plan: StructPlan, path: string, nodes: FieldNode[], struct: KafkaStruct): void {
    const reader = this.#reader
    const start = reader.offset
    this.#fieldStart = start
    const tag = reader.uvarint()
    const size = reader.uvarint()
    const field = plan.tagged.find((candidate) => candidate.tag === tag)
    if (field === undefined) {
      const data = reader.bytes(size)
      const unknown = (struct[UNKNOWN_TAGS] ??= []) as KafkaValue[]
      unknown.push({ tag, data })
      nodes.push(unknownTagNode(path, tag, start, reader.offset, data))
      return
    }
    if (size > reader.remaining) reader.bytes(size)
    const outer = reader.end
    reader.end = reader.offset + size
    this.#field(field, join(path, field.name), start, nodes, struct)
    if (reader.remaining > 0)
      reader.fail('BAD_LENGTH', `Tagged field leaves ${reader.remaining} bytes`)
    reader.end = outer
  }
}
