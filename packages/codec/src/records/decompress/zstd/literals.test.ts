import { expect, it } from 'vitest'
import { InflateError } from '../decompressors.ts'
import { padded } from './bits.ts'
import { MAX_BLOCK_BYTES, readLiterals, type LiteralsState } from './literals.ts'

const fresh = (): LiteralsState => ({
  buffer: new Uint8Array(MAX_BLOCK_BYTES),
  length: 0,
  tree: undefined,
})

function read(bytes: number[]): { end: number; literals: number[] } {
  const state = fresh()
  const end = readLiterals(padded(Uint8Array.from(bytes)), 0, bytes.length, state)
  return { end, literals: [...state.buffer.subarray(0, state.length)] }
}

it('takes raw literals as they are, with a size of one to three bytes', () => {
  expect(read([0x10, 7, 8, 99])).toEqual({ end: 3, literals: [7, 8] })
  expect(read([0x24, 0x00, 7, 8])).toEqual({ end: 4, literals: [7, 8] })
  expect(read([0x2c, 0x00, 0x00, 7, 8])).toEqual({ end: 5, literals: [7, 8] })
})

it('repeats one byte', () => {
  expect(read([0x21, 5])).toEqual({ end: 2, literals: [5, 5, 5, 5] })
})

it.each([
  ['no header', []],
  ['more raw literals than there are', [0x18, 7, 8]],
  ['a repeated byte that is missing', [0x21]],
  ['more than a block can hold', [0xfd, 0xff, 0xff, 7]],
  ['a tree of a block before, where there was none', [0x43, 0x40, 0x00, 0x80]],
])('refuses %s', (_, bytes) => {
  expect(() => read(bytes)).toThrow(InflateError)
})
