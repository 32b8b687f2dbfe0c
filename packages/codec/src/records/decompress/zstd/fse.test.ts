import { expect, it } from 'vitest'
import { InflateError } from '../decompressors.ts'
import { buildFseTable, readFseTable, singleSymbolTable, type FseTable } from './fse.ts'

const symbolsOf = (table: FseTable): number[] => [...table.entries].map((entry) => entry >>> 24)

/** All of a table of 32 states for symbol 0. */
const wholeTable = Uint8Array.of(0xf0, 0x03)

it('gives each symbol as many states as its probability', () => {
  const symbols = symbolsOf(buildFseTable([16, 8, -1, 7], 5))
  const count = (wanted: number): number => symbols.filter((symbol) => symbol === wanted).length
  expect([0, 1, 2, 3].map(count)).toEqual([16, 8, 1, 7])
  expect(symbols[31]).toBe(2)
})

it('leads from every state to a state of the table', () => {
  for (const entry of buildFseTable([20, 8, -1, 3], 5).entries)
    expect((entry & 0xffff) + 2 ** ((entry >>> 16) & 0xff) - 1).toBeLessThan(32)
})

it('needs no bits for a single symbol', () => {
  expect(singleSymbolTable(7)).toEqual({ accuracyLog: 0, entries: Uint32Array.of(7 << 24) })
})

it('reads the description of a table', () => {
  // Accuracy log 5, then 32/32 for symbol 0: 33 + 30 in 6 bits.
  const read = readFseTable(wholeTable, 0, 2, 6, 255)
  expect(read.end).toBe(2)
  expect(symbolsOf(read.table).every((symbol) => symbol === 0)).toBe(true)
})

it('refuses a table that is too large, cut, or has too many symbols', () => {
  expect(() => readFseTable(Uint8Array.of(0x02, 0x02), 0, 2, 6, 255)).toThrow(/2\^7/)
  expect(() => readFseTable(Uint8Array.of(0x10), 0, 1, 6, 255)).toThrow(InflateError)
  expect(() => readFseTable(new Uint8Array(40).fill(0x10), 0, 40, 6, 1)).toThrow(InflateError)
})
