// One message as a tree: the lines of its fields, and below a field that only carries bytes what is
// inside of them: record batches, group protocol, telemetry, SASL tokens, the request in Envelope.
import {
  DecodeError,
  decodeRecordBatches,
  insideField,
  recognizePayload,
  recordNodes,
  recordSetNodes,
  withRecordInside,
  type DecodedTree,
  type Inside,
  type KafkaStruct,
  type RecordBatch,
  type RecordSet,
  type RecordsNode,
} from '@brokerscope/codec'
import { counted } from './frame-text.ts'
import { nodeLine, TREE_HEADER } from './node-line.ts'

/** What the frame alone does not say. */
export interface TreeContext {
  /** SASL mechanism of the connection. */
  readonly mechanism?: string | undefined
  /** The name of a topic, which newer versions give as an id only. */
  readonly topicOf?: (topic: KafkaStruct) => string
}

export function* treeLines(
  bytes: Uint8Array,
  tree: DecodedTree,
  context: TreeContext = {},
): Generator<string> {
  if (tree.schemaVersion !== tree.apiVersion) {
    yield `read as version ${tree.schemaVersion} (${tree.status})`
  }
  yield TREE_HEADER
  const text = new TreeText(bytes, tree, context)
  for (const node of tree.nodes) yield* text.node(node, 0)
  if (tree.error !== undefined) yield `!! ${tree.error.message}`
  if (tree.unreadBytes > 0) yield `!! not read: ${counted(tree.unreadBytes, 'byte')}`
}

class TreeText {
  readonly #frame: Uint8Array
  readonly #tree: DecodedTree
  readonly #context: TreeContext

  constructor(frame: Uint8Array, tree: DecodedTree, context: TreeContext) {
    this.#frame = frame
    this.#tree = tree
    this.#context = context
  }

  *node(node: RecordsNode, depth: number): Generator<string> {
    const inside = insideField(this.#frame, this.#tree, node, {
      mechanism: this.#context.mechanism,
    })
    if (inside !== undefined) {
      yield* this.#inside(node, inside, depth)
      return
    }
    yield nodeLine(this.#frame, node, depth)
    for (const child of node.children ?? []) yield* this.node(child, depth + 1)
    if (node.type === 'records' && node.value instanceof Uint8Array) {
      yield* this.#records(node.value, node.path, depth + 1)
    }
  }

  /** A field that is opened; of what it inflates to, the offsets are marked with ~. */
  *#inside(node: RecordsNode, inside: Inside, depth: number): Generator<string> {
    const { title, status, nodes, inflated, error } = inside
    const meaning = status === 'ok' ? title : `${title} (${status})`
    yield nodeLine(this.#frame, { ...node, meaning, children: nodes }, depth)
    for (const child of nodes) yield* linesOf(inflated ?? this.#frame, child, depth + 1)
    if (error !== undefined) yield `!! ${error.message}`
  }

  *#records(records: Uint8Array, path: string, depth: number): Generator<string> {
    const origin = { offset: records.byteOffset - this.#frame.byteOffset, path }
    const set = decodeRecordBatches(records, { origin })
    const batches = [...set]
    for (const [index, node] of recordSetNodes(set).entries()) {
      yield* linesOf(this.#frame, node, depth)
      const batch = batches[index]
      if (batch === undefined) continue
      try {
        yield* this.#batch(set, batch, index, depth + 1)
      } catch (error) {
        if (!(error instanceof DecodeError)) throw error
        yield `!! ${error.message}`
      }
    }
  }

  /** Spans of compressed records count in the inflated bytes. */
  *#batch(set: RecordSet, batch: RecordBatch, index: number, depth: number): Generator<string> {
    const bytes = batch.compression === 'none' ? this.#frame : batch.inflated()
    const topic = this.#topicAt(set.origin.path)
    for (const record of recordNodes(set, batch, index)) {
      const context = { topic, isControlBatch: batch.isControlBatch }
      yield* linesOf(bytes, withPayloads(withRecordInside(record, context)), depth)
    }
  }

  /** Records stand in `responses[1].partitions[0]` and the like: the first list is that of topics. */
  #topicAt(path: string): string | undefined {
    const [, list = '', index = ''] = /^(\w+)\[(\d+)\]/.exec(path) ?? []
    const topics = this.#tree.body[list]
    const topic = Array.isArray(topics) ? (topics[Number(index)] as KafkaStruct) : undefined
    if (topic === undefined) return undefined
    const name = topic['name'] ?? topic['topic']
    return typeof name === 'string' && name !== '' ? name : this.#context.topicOf?.(topic)
  }
}

function* linesOf(bytes: Uint8Array, node: RecordsNode, depth: number): Generator<string> {
  yield nodeLine(bytes, node, depth)
  for (const child of node.children ?? []) yield* linesOf(bytes, child, depth + 1)
}

/** What keys and values that are no text probably are. */
function withPayloads(record: RecordsNode): RecordsNode {
  const children = record.children?.map((node) => {
    const { name, value, meaning } = node
    const isPayload = (name === 'key' || name === 'value') && value instanceof Uint8Array
    if (!isPayload || meaning !== undefined) return node
    const guess = payloadText(value)
    return guess === undefined ? node : { ...node, meaning: guess }
  })
  return children === undefined ? record : { ...record, children }
}

function payloadText(bytes: Uint8Array): string | undefined {
  const payload = recognizePayload(bytes)
  switch (payload.kind) {
    case 'json':
      return payload.schemaId === undefined ? undefined : `JSON, schema id ${payload.schemaId}`
    case 'avro':
      return `Avro, schema id ${payload.schemaId}`
    case 'protobuf':
      return `Protobuf, schema id ${payload.schemaId}`
    case 'binary':
      return payload.integer === undefined ? undefined : `integer ${payload.integer}`
    default:
      return undefined
  }
}
