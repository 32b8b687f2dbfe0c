import { expect, it } from 'vitest'
import { InflateError } from '../decompressors.ts'
import { padded } from './bits.ts'
import { decodeStream, readHuffmanTable } from './huffman.ts'

/** The example of RFC 8878, 4.2.1: weights 4 3 2 0 1, and the sixth, implied, is 1. */
const description = padded(Uint8Array.of(127 + 5, 0x43, 0x20, 0x10))

it('reads weights that are written plainly, and implies the last', () => {
  const { table, end } = readHuffmanTable(description, 0, 4)
  expect(end).toBe(4)
  expect(table.maxBits).toBe(4)
  const codes = [...table.entries].map((entry) => `${entry & 0xff}/${entry >> 8}`)
  expect(codes).toEqual([
    '4/4',
    '5/4',
    '2/3',
    '2/3',
    ...Array(4).fill('1/2'),
    ...Array(8).fill('0/1'),
  ])
})

it('decodes a stream that ends exactly where its symbols do', () => {
  const { table } = readHuffmanTable(description, 0, 4)
  // 0 -> 1, 1 -> 01, 5 -> 0001; written so that 0 1 5 0 is read backwards from the end mark.
  const stream = padded(Uint8Array.of(0b00011 | 0b10100000, 0b1))
  const target = new Uint8Array(4)
  decodeStream(table, stream, 0, 2, target, 0, 4)
  expect([...target]).toEqual([0, 1, 5, 0])
  expect(() => decodeStream(table, stream, 0, 2, target, 0, 3)).toThrow(InflateError)
})

it.each([
  ['no tree', []],
  ['a cut list of weights', [127 + 9, 0x43]],
  ['weights that do not add up', [127 + 2, 0x42]],
  ['no weight at all', [127 + 2, 0x00]],
  ['a weight above 11', [127 + 1, 0xc0]],
  ['a cut table of weights', [9, 0x10]],
])('refuses %s', (_, bytes) => {
  expect(() => readHuffmanTable(padded(Uint8Array.from(bytes)), 0, bytes.length)).toThrow(
    InflateError,
  )
})

it('refuses weights whose states ask for no bits, and so never end', () => {
  // One symbol holds the whole table: each state is followed by itself, for free.
  const endless = Uint8Array.of(4, 0xf0, 0x03, 0x01, 0x80)
  expect(() => readHuffmanTable(padded(endless), 0, endless.length)).toThrow('too many weights')
})
