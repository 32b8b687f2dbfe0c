import type { FieldNode } from '../field-node.ts'

/** A part of the bytes, first byte and the byte after the last. */
export interface ByteSpan {
  readonly start: number
  readonly end: number
}

/**
 * Where the content of a string or bytes field stands, without its length. The node has only the
 * span of both; which of the two forms the length has follows from the span itself, as no span
 * fits both. Undefined for null.
 */
export function contentOf(bytes: Uint8Array, node: FieldNode): ByteSpan | undefined {
  const { start, end, value, type } = node
  if (value === null || value === undefined) return undefined
  const size = end - start
  let prefix = 0
  for (const uvarintBytes of [1, 2, 3, 4, 5]) {
    if (uvarintBytes <= size && uvarintAt(bytes, start, uvarintBytes) === size - uvarintBytes + 1)
      prefix = uvarintBytes
  }
  const fixed = type === 'string' ? 2 : 4
  if (prefix === 0 && size >= fixed) prefix = fixed
  return { start: start + prefix, end }
}

/** The uvarint of exactly so many bytes, or NaN. */
function uvarintAt(bytes: Uint8Array, start: number, count: number): number {
  let value = 0
  for (let index = 0; index < count; index++) {
    const byte = bytes[start + index]!
    const isLast = index === count - 1
    if (isLast === byte > 0x7f) return Number.NaN
    value += (byte & 0x7f) * 2 ** (7 * index)
  }
  return value
}

/** All nodes below `nodes`, parents first. */
export function* allNodes(nodes: readonly FieldNode[]): Generator<FieldNode, undefined> {
  for (const node of nodes) {
    yield node
    if (node.children !== undefined) yield* allNodes(node.children)
  }
  return undefined
}
