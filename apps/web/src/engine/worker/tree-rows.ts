// Flattens a decoded frame into the columns of tree-messages.ts.
import type { FieldNode } from '@brokerscope/codec'
import type { FieldNote, TreeRows, ValueKind, ValueMeaning } from '../tree-messages.ts'
import { shownValue } from './tree-values.ts'

/** A Metadata answer of a very large cluster has more; beyond, fields are counted only. */
export const MAX_ROWS = 200_000

type Growing = {
  -readonly [Key in keyof TreeRows]: TreeRows[Key] extends readonly (infer Item)[]
    ? Item[]
    : number[]
}

/** `failedPath` is where decoding ended; its row is marked. `nameOf` names what an id stands for. */
export function treeRows(
  nodes: readonly FieldNode[],
  failedPath: string | null,
  nameOf: (node: FieldNode) => string = () => '',
): { rows: TreeRows; moreFields: number } {
  const to: Growing = {
    names: [],
    paths: [],
    types: [],
    values: [],
    copies: [] as (string | null)[],
    kinds: [] as ValueKind[],
    notes: [] as FieldNote[],
    meanings: [] as (ValueMeaning | null)[],
    remarks: [],
    versions: [],
    isError: [],
    depth: [],
    parent: [],
    last: [],
    start: [],
    end: [],
  }
  let moreFields = 0
  const add = (node: FieldNode, parent: number, depth: number): void => {
    if (to.names.length >= MAX_ROWS) {
      moreFields += 1
      return
    }
    const row = to.names.length
    addRow(to, node, parent, depth, failedPath, nameOf)
    for (const child of node.children ?? []) add(child, row, depth + 1)
    to.last[row] = to.names.length
  }
  for (const node of nodes) add(node, -1, 0)
  return { rows: packed(to), moreFields }
}

function addRow(
  to: Growing,
  node: FieldNode,
  parent: number,
  depth: number,
  failedPath: string | null,
  nameOf: (node: FieldNode) => string,
): void {
  const value = shownValue(node)
  const path = node.path === '' ? node.name : node.path
  to.names.push(node.name)
  to.paths.push(path)
  to.types.push(node.type)
  to.values.push(value.text)
  to.copies.push(value.copy)
  to.kinds.push(value.kind)
  to.notes.push(path === failedPath ? 'failed' : (node.note ?? null))
  // The codec's word for a number comes before ours.
  to.meanings.push(node.meaning === undefined ? value.meaning : null)
  to.remarks.push(
    [node.errorName ?? nameOf(node), node.meaning ?? '', value.remark]
      .filter((part) => part !== '')
      .join(' '),
  )
  to.versions.push(node.versions)
  to.isError.push(isErrorCode(node) ? 1 : 0)
  to.depth.push(Math.min(depth, 255))
  to.parent.push(parent)
  to.last.push(to.names.length)
  to.start.push(node.start)
  to.end.push(node.end)
}

function isErrorCode({ name, value, type }: FieldNode): boolean {
  return type === 'int16' && /errorCode$/i.test(name) && value !== 0
}

function packed(from: Growing): TreeRows {
  return {
    ...from,
    isError: Uint8Array.from(from.isError),
    depth: Uint8Array.from(from.depth),
    parent: Int32Array.from(from.parent),
    last: Uint32Array.from(from.last),
    start: Uint32Array.from(from.start),
    end: Uint32Array.from(from.end),
  }
}
