import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { FieldNode } from '../field-node.ts'
import { Writer } from '../wire/writer.ts'
import { allNodes, contentOf } from './node-bytes.ts'

const node = (type: string, start: number, end: number, value: FieldNode['value']): FieldNode => ({
  name: 'x',
  path: 'x',
  type,
  start,
  end,
  versions: '0+',
  ...(value !== undefined && { value }),
})

it('finds the content behind a length of either form, whatever its size', () => {
  fc.assert(
    fc.property(fc.nat(20_000), fc.boolean(), fc.boolean(), (size, isCompact, isString) => {
      const writer = new Writer()
      writer.bytes(Uint8Array.of(9, 9, 9))
      if (isCompact) writer.uvarint(size + 1)
      else if (isString) writer.int16(size & 0x7fff)
      else writer.int32(size)
      const start = writer.length
      const length = isString && !isCompact ? size & 0x7fff : size
      writer.bytes(new Uint8Array(length).fill(0x41))
      const bytes = writer.finish()
      const value = isString ? 'A'.repeat(length) : new Uint8Array(length)

      const span = contentOf(bytes, node(isString ? 'string' : 'bytes', 3, bytes.length, value))

      expect(span).toEqual({ start, end: start + length })
    }),
  )
})

it('has no content for null', () => {
  expect(contentOf(Uint8Array.of(0xff, 0xff), node('string', 0, 2, null))).toBeUndefined()
  expect(contentOf(new Uint8Array(), node('[]X', 0, 0, undefined))).toBeUndefined()
})

it('walks over all nodes, parents first', () => {
  const child = { ...node('int8', 0, 1, 1), name: 'child' }
  const parent = { ...node('struct', 0, 1, undefined), children: [child] }
  expect([...allNodes([parent])].map(({ name }) => name)).toEqual(['x', 'child'])
})
