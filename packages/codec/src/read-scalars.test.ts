import { expect, it } from 'vitest'
import { scalarReader } from './read-scalars.ts'
import type { ScalarType } from './schema.ts'
import { Reader } from './wire/reader.ts'

function read(type: ScalarType, bytes: readonly number[], compact = false, nullable = false) {
  return scalarReader(type, compact, nullable)(new Reader(Uint8Array.from(bytes)))
}

it('reads each type', () => {
  const ones = Array.from({ length: 16 }, () => 0xff)
  const types = ['bool', 'int8', 'int16', 'uint16', 'int32', 'uint32', 'int64'] as const

  expect(types.map((type) => read(type, ones))).toEqual([true, -1, -1, 65535, -1, 4294967295, -1n])
  expect(read('float64', [0x3f, 0xf8, 0, 0, 0, 0, 0, 0])).toBe(1.5)
  expect(read('uuid', ones)).toBe('_____________________w')
})

it('reads both forms of lengths, and null where it is allowed', () => {
  expect(read('string', [0, 1, 0x61])).toBe('a')
  expect(read('string', [2, 0x61], true)).toBe('a')
  expect(read('bytes', [0, 0, 0, 1, 7])).toEqual(Uint8Array.of(7))
  expect(read('records', [2, 7], true)).toEqual(Uint8Array.of(7))
  expect(read('string', [0xff, 0xff], false, true)).toBeNull()
  expect(read('string', [0], true, true)).toBeNull()
  expect(read('bytes', [0], true, true)).toBeNull()
})

it('tells a forbidden null from a length that cannot be', () => {
  expect(() => read('string', [0], true)).toThrow('Null is not allowed')
  expect(() => read('bytes', [0xff, 0xff, 0xff, 0xfe], false, true)).toThrow('Length is -2')
})
