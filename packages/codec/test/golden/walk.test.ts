// The resumable walk and the tree must agree: for every golden message, cut into chunks of every
// small size, the walk reports exactly the scalar fields of the tree with the same bytes.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import {
  apiOf,
  decodeRequestTree,
  decodeResponseTree,
  FieldWalk,
  type DecodedTree,
  type FieldNode,
  type WalkedField,
} from '../../src/index.ts'
import type { Vector } from './check.ts'

const lines = gunzipSync(readFileSync(join(import.meta.dirname, 'kafka-4.4.0.ndjson.gz')))
  .toString('utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('{"kind":"data"'))

it('reports the fields of the tree, however the message is cut', () => {
  const differing = lines.flatMap((line, index) => {
    const { kind, api, apiKey, version, hex } = JSON.parse(line) as Vector
    const frame = Uint8Array.from(Buffer.from(hex, 'hex'))
    const tree =
      kind === 'request' ? decodeRequestTree(frame) : decodeResponseTree(frame, apiKey, version)
    const wanted = leavesOf(tree.nodes.slice(1))
    const walked = walk(
      tree,
      frame,
      [...new Set(wanted.map(({ path }) => withoutIndices(path)))],
      1 + (index % 17),
    )
    const same = JSON.stringify(wanted.map(placeOf)) === JSON.stringify(walked.map(placeOf))
    return same ? [] : [`${kind} ${api} v${version}`]
  })

  expect(differing).toEqual([])
})

function walk(
  tree: DecodedTree,
  frame: Uint8Array,
  wanted: string[],
  chunk: number,
): WalkedField[] {
  const schema = apiOf(tree.apiKey)?.[tree.kind]
  if (schema === undefined) throw new Error(`No API ${tree.apiKey}`)
  const fields: WalkedField[] = []
  const walking = new FieldWalk(
    schema,
    tree.schemaVersion,
    tree.bodyOffset,
    wanted,
    (field) => fields.push(field),
    {
      frameLength: frame.length,
    },
  )
  for (let at = 0; at < frame.length; at += chunk) walking.push(frame.subarray(at, at + chunk))
  if (!walking.done)
    throw new Error(`${tree.apiName} not walked to its end: ${walking.failed?.message ?? ''}`)
  return fields
}

/** Scalars that are fields of structs, in wire order. */
function leavesOf(nodes: readonly FieldNode[]): FieldNode[] {
  return nodes.flatMap((node) => {
    if (node.children !== undefined)
      return node.type.startsWith('[]') && isScalarArray(node) ? [] : leavesOf(node.children)
    const isField = node.note !== 'default' && node.note !== 'unknownTag'
    const isScalar = /^(bool|u?int\d+|float64|uuid|string|bytes|records)$/.test(node.type)
    return isField && isScalar ? [node] : []
  })
}

function isScalarArray({ type }: FieldNode): boolean {
  return /^\[\][a-z]/.test(type)
}

function withoutIndices(path: string): string {
  return path.replaceAll(/\[\d+\]/g, '')
}

function placeOf({ path, start, end, value }: FieldNode | WalkedField): string {
  const text =
    value instanceof Uint8Array ? Buffer.from(value).toString('hex') : `${value as number | bigint}`
  return `${path} ${start} ${end} ${text}`
}
