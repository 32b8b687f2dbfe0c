// Finite state entropy tables (RFC 8878, 4.1): a state names a symbol, and how many bits to read
// and add to which base for the next state.
import { InflateError } from '../decompressors.ts'

export interface FseTable {
  /** Bits of the first state. */
  readonly accuracyLog: number
  /**
   * One number a state, so that a step costs one look-up: symbol << 24 | bits << 16 | base.
   * The next state is base plus what the bits say.
   */
  readonly entries: Uint32Array
}

/** A table with one state, which costs no bits. */
export function singleSymbolTable(symbol: number): FseTable {
  return { accuracyLog: 0, entries: Uint32Array.of(symbol << 24) }
}

/** `counts` are the probabilities of the symbols in 1/2^accuracyLog; -1 is "less than one". */
export function buildFseTable(counts: readonly number[], accuracyLog: number): FseTable {
  const size = 1 << accuracyLog
  const symbols = new Uint8Array(size)
  const entries = new Uint32Array(size)
  const next = new Uint16Array(counts.length)

  let high = size - 1
  for (const [symbol, count] of counts.entries()) {
    if (count === -1) {
      symbols[high--] = symbol
      next[symbol] = 1
    } else next[symbol] = count
  }
  const step = (size >> 1) + (size >> 3) + 3
  let position = 0
  for (const [symbol, count] of counts.entries()) {
    for (let index = 0; index < count; index++) {
      symbols[position] = symbol
      do position = (position + step) & (size - 1)
      while (position > high)
    }
  }
  if (position !== 0) throw new InflateError('zstd probabilities do not fill their table')
  for (let state = 0; state < size; state++) {
    const symbol = symbols[state]!
    const value = next[symbol]!
    next[symbol] = value + 1
    const bits = accuracyLog - (31 - Math.clz32(value))
    entries[state] = (symbol << 24) | (bits << 16) | ((value << bits) - size)
  }
  return { accuracyLog, entries }
}

/** Reads a table's description; returns the table and the byte after it. */
export function readFseTable(
  bytes: Uint8Array,
  start: number,
  end: number,
  maxAccuracyLog: number,
  maxSymbol: number,
): { table: FseTable; end: number } {
  let bit = start * 8
  const lastBit = end * 8
  // Bits past the end read as whatever stands there; the check at the end refuses them.
  const peek = (count: number): number => {
    const at = bit >>> 3
    const word = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16)
    return (word >>> (bit & 7)) & ((1 << count) - 1)
  }
  const accuracyLog = peek(4) + 5
  bit += 4
  if (accuracyLog > maxAccuracyLog)
    throw new InflateError(`zstd table of 2^${accuracyLog} states, at most 2^${maxAccuracyLog}`)

  const counts: number[] = []
  let remaining = (1 << accuracyLog) + 1
  let threshold = 1 << accuracyLog
  let width = accuracyLog + 1
  while (remaining > 1) {
    if (counts.length > maxSymbol || bit > lastBit)
      throw new InflateError('zstd table description is cut or too long')
    const small = 2 * threshold - 1 - remaining
    let count = peek(width - 1)
    if (count < small) bit += width - 1
    else {
      count = peek(width)
      if (count >= threshold) count -= small
      bit += width
    }
    count -= 1
    remaining -= Math.abs(count)
    counts.push(count)
    if (count === 0) {
      let repeat: number
      do {
        repeat = peek(2)
        bit += 2
        for (let index = 0; index < repeat; index++) counts.push(0)
      } while (repeat === 3 && counts.length <= maxSymbol)
    }
    while (remaining < threshold) {
      threshold >>= 1
      width -= 1
    }
  }
  if (remaining !== 1 || bit > lastBit || counts.length > maxSymbol + 1)
    throw new InflateError('zstd table description is broken')
  return { table: buildFseTable(counts, accuracyLog), end: (bit + 7) >>> 3 }
}
