// Looks into the fields that a message only carries: batches and records, group protocol, SASL
// tokens, the request inside an Envelope. What is inside becomes children of the field, so that
// tree, bytes, links and search treat it like any other field.
import {
  decodeRecordBatches,
  insideField,
  recordNodes,
  recordSetNodes,
  type DecodedTree,
  type FieldNode,
  type RecordBatch,
  type RecordSet,
  type RecordsNode,
} from '@brokerscope/codec'

/** Fields that are added to one frame at most; the Records pane lists what is beyond. Our choice. */
const MAX_ADDED = 20_000
const RECORDS_OF_BATCH = 200

interface Work {
  readonly frame: Uint8Array
  readonly tree: DecodedTree
  readonly mechanism: string | undefined
  left: number
}

export function withInside(
  frame: Uint8Array,
  tree: DecodedTree,
  mechanism: string | undefined,
): readonly FieldNode[] {
  const work: Work = { frame, tree, mechanism, left: MAX_ADDED }
  return tree.nodes.map((node) => opened(node, work))
}

function opened(node: FieldNode, work: Work): FieldNode {
  if (node.children !== undefined) {
    return { ...node, children: node.children.map((child) => opened(child, work)) }
  }
  if (work.left <= 0 || !(node.value instanceof Uint8Array) || node.note === 'unread') return node
  const children =
    node.type === 'records' ? batchesOf(node, node.value, work) : insideOf(node, work)
  return children.length === 0 ? node : { ...node, children }
}

function batchesOf(node: FieldNode, bytes: Uint8Array, work: Work): readonly FieldNode[] {
  // Spans count in the frame: the field ends with its bytes.
  const origin = { offset: node.end - bytes.length, path: node.path }
  const set = decodeRecordBatches(bytes, { origin })
  const nodes = recordSetNodes(set)
  work.left -= count(nodes)
  let index = 0
  return [...set]
    .map((batch) => {
      const at = index
      index += 1
      return withRecords(nodes[at], set, batch, at, work)
    })
    .concat(nodes.slice(index))
}

/** Records of a compressed batch have no bytes in the frame; the Records pane shows them. */
function withRecords(
  node: FieldNode | undefined,
  set: RecordSet,
  batch: RecordBatch,
  index: number,
  work: Work,
): FieldNode {
  const header = node ?? {
    name: `[${index}]`,
    path: set.origin.path,
    type: 'RecordBatch',
    start: 0,
    end: 0,
    versions: '',
  }
  if (batch.compression !== 'none' || work.left <= 0) return header
  const records = recordNodes(set, batch, index, { limit: RECORDS_OF_BATCH })
  work.left -= count(records)
  const [first, last] = [records[0], records.at(-1)]
  if (first === undefined || last === undefined) return header
  const list: FieldNode = {
    name: 'records',
    path: `${set.origin.path}[${index}].records`,
    type: '[]Record',
    start: first.start,
    end: last.end,
    versions: '',
    children: records,
  }
  return { ...header, children: [...(header.children ?? []), list] }
}

function insideOf(
  node: FieldNode,
  { frame, tree, mechanism, ...work }: Work,
): readonly FieldNode[] {
  const context = mechanism === undefined ? {} : { mechanism }
  const inside = insideField(frame, tree, node, context)
  if (inside === undefined) return []
  work.left -= count(inside.nodes)
  return inside.nodes.map((inner) => below(inner, node))
}

/** Paths inside of a field begin with the field; what was compressed has no bytes but the field's. */
function below(node: RecordsNode, field: FieldNode): FieldNode {
  const own = `${field.path}.${node.path === '' ? node.name : node.path}`
  const children = node.children?.map((child) => below(child, field))
  const span = node.inflated === true ? { start: field.start, end: field.end } : {}
  return { ...node, ...span, path: own, ...(children === undefined ? {} : { children }) }
}

function count(nodes: readonly FieldNode[]): number {
  return nodes.reduce((sum, { children = [] }) => sum + 1 + count(children), 0)
}
