import fc from 'fast-check'
import { expect, it } from 'vitest'
import { otlpMetrics } from '../../../schema/otlp-metrics.ts'
import { readProtobufMessage, type ProtobufMessage } from './message.ts'
import type { ProtobufSchema } from './schema.ts'

const schema: ProtobufSchema = {
  messages: {
    Thing: [
      { number: 1, name: 'text', type: 'string' },
      { number: 2, name: 'level', type: 'Level' },
      { number: 3, name: 'counts', type: 'uint64', repeated: true },
      { number: 4, name: 'inner', type: 'Thing' },
      { number: 5, name: 'sums', type: 'double', repeated: true },
      { number: 6, name: 'names', type: 'string', repeated: true },
    ],
  },
  enums: { Level: { 1: 'HIGH' } },
}

function read(...bytes: number[]): ProtobufMessage {
  return readBytes(Uint8Array.from(bytes))
}

function readBytes(bytes: Uint8Array): ProtobufMessage {
  const content = { bytes, start: 0, end: bytes.length }
  return readProtobufMessage(schema, 'Thing', content)
}

it('gives fields their values, bytes and the name of an enumerated value', () => {
  const { nodes, struct } = read(0x0a, 2, 0x68, 0x69, 0x10, 1)

  expect(struct).toEqual({ text: 'hi', level: 1 })
  expect(nodes).toMatchObject([
    { name: 'text', path: 'text', type: 'string', start: 0, end: 4, value: 'hi', tag: 1 },
    { name: 'level', start: 4, end: 6, value: 1, meaning: 'HIGH' },
  ])
})

it('reads repeated numbers one by one and packed, also mixed', () => {
  const { nodes, struct } = read(0x18, 5, 0x1a, 3, 0xac, 0x02, 7, 0x18, 9)

  expect(struct).toEqual({ counts: [5n, 300n, 7n, 9n] })
  expect(nodes.map(({ name }) => name)).toEqual(['counts[0]', 'counts', 'counts[3]'])
  expect(nodes[1]?.children).toMatchObject([
    { name: '[1]', path: 'counts[1]', start: 4, end: 6, value: 300n },
    { name: '[2]', path: 'counts[2]', start: 6, end: 7, value: 7n },
  ])
})

it('nests messages', () => {
  const { nodes, struct } = read(0x22, 4, 0x22, 2, 0x10, 1)

  expect(struct).toEqual({ inner: { inner: { level: 1 } } })
  expect(nodes[0]?.children?.[0]?.children?.[0]).toMatchObject({ path: 'inner.inner.level' })
})

it('keeps what it does not know: other numbers, and other wire types than the table has', () => {
  const { nodes, error } = read(0x48, 7, 0x08, 1, 0x12, 1, 0x61)

  expect(error).toBeUndefined()
  expect(nodes).toMatchObject([
    { name: 'field 9', note: 'unknownTag', type: 'varint', value: Uint8Array.of(7) },
    { name: 'field 1', note: 'unknownTag', type: 'varint' },
    { name: 'field 2', note: 'unknownTag', type: 'bytes' },
  ])
})

it.each([
  ['a cut field', [0x0a, 3, 0x61], 'Field 1 is cut'],
  ['a cut packed list of varints', [0x1a, 1, 0x80], 'Packed uint64 is cut'],
  ['a cut packed list of doubles', [0x2a, 3, 1, 2, 3], 'Packed double is cut'],
  ['nesting without an end', nested(80), 'More than 64 nested messages'],
])('shows what stands before %s', (_, bytes, reason) => {
  const { nodes, error } = read(0x10, 1, ...bytes)

  expect(nodes[0]).toMatchObject({ name: 'level' })
  expect(error?.message).toContain(reason)
})

it('does not show more fields than a page can hold', () => {
  const { nodes, error } = readBytes(new Uint8Array(400_002).fill(0x10))

  expect(error?.code).toBe('LIMIT')
  expect(nodes).toHaveLength(200_000)
})

it('reads any bytes, or says where they break off', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const content = { bytes, start: 0, end: bytes.length }
      const { nodes, error } = readProtobufMessage(otlpMetrics, 'MetricsData', content)

      expect(error?.offset ?? 0).toBeLessThanOrEqual(bytes.length)
      if (error === undefined) expect(nodes.at(-1)?.end ?? 0).toBe(bytes.length)
    }),
  )
})

function nested(depth: number): number[] {
  let bytes: number[] = []
  for (let index = 0; index < depth; index++) bytes = [0x22, ...lengthOf(bytes), ...bytes]
  return bytes
}

function lengthOf({ length }: readonly number[]): number[] {
  return length < 0x80 ? [length] : [(length & 0x7f) | 0x80, length >> 7]
}
