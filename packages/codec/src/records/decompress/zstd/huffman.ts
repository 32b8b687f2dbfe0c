// Huffman coded literals (RFC 8878, 4.2). A table maps the next `maxBits` bits to a symbol and its
// length. Codes are read backwards; a literal section is one stream or four of equal share.
import { InflateError } from '../decompressors.ts'
import { BackwardBits, load } from './bits.ts'
import { readFseTable } from './fse.ts'

const MAX_BITS = 11

export interface HuffmanTable {
  readonly maxBits: number
  /** Length of the code in the upper byte, symbol in the lower. */
  readonly entries: Uint16Array
}

/** Reads a tree description; returns the table and the byte after it. */
export function readHuffmanTable(
  bytes: Uint8Array,
  start: number,
  end: number,
): { table: HuffmanTable; end: number } {
  if (start >= end) throw new InflateError('zstd tree is missing')
  const header = bytes[start]!
  const from = start + 1
  if (header < 128) {
    const to = from + header
    if (to > end) throw new InflateError('zstd tree is cut')
    return { table: buildTable(compressedWeights(bytes, from, to)), end: to }
  }
  const count = header - 127
  const to = from + ((count + 1) >> 1)
  if (to > end) throw new InflateError('zstd tree is cut')
  const weights: number[] = []
  for (let index = 0; index < count; index++) {
    const pair = bytes[from + (index >> 1)]!
    weights.push((index & 1) === 0 ? pair >> 4 : pair & 0x0f)
  }
  return { table: buildTable(weights), end: to }
}

/** Two states take turns until one of them asks for bits that are not there. */
function compressedWeights(bytes: Uint8Array, start: number, end: number): number[] {
  const read = readFseTable(bytes, start, end, 6, 255)
  const { accuracyLog, entries } = read.table
  const bits = new BackwardBits(bytes, read.end, end)
  const states = [bits.read(accuracyLog), bits.read(accuracyLog)]
  if (bits.position < 0) throw new InflateError('zstd tree weights are cut')
  const weights: number[] = []
  for (let turn = 0; ; turn ^= 1) {
    const entry = entries[states[turn]!]!
    weights.push(entry >>> 24)
    // A table whose states cost no bits would go on for ever.
    if (weights.length > 254) throw new InflateError('zstd tree has too many weights')
    const wanted = (entry >>> 16) & 0xff
    if (wanted > bits.position) {
      weights.push(entries[states[turn ^ 1]!]! >>> 24)
      return weights
    }
    states[turn] = (entry & 0xffff) + bits.read(wanted)
  }
}

/** The last weight is not written: it is what fills the sum up to a power of two. */
function buildTable(weights: number[]): HuffmanTable {
  let sum = 0
  for (const weight of weights) {
    if (weight > MAX_BITS) throw new InflateError('zstd tree weight is too large')
    if (weight > 0) sum += 1 << (weight - 1)
  }
  if (sum === 0) throw new InflateError('zstd tree is empty')
  const maxBits = 32 - Math.clz32(sum)
  const rest = (1 << maxBits) - sum
  if (maxBits > MAX_BITS || (rest & (rest - 1)) !== 0)
    throw new InflateError('zstd tree weights do not add up')
  weights.push(32 - Math.clz32(rest))

  const entries = new Uint16Array(1 << maxBits)
  let at = 0
  for (let weight = 1; weight <= maxBits; weight++) {
    for (const [symbol, own] of weights.entries()) {
      if (own !== weight) continue
      const width = 1 << (weight - 1)
      entries.fill(((maxBits + 1 - weight) << 8) | symbol, at, at + width)
      at += width
    }
  }
  return { maxBits, entries }
}

/** Fills `target` from one stream, which must end exactly there. */
export function decodeStream(
  table: HuffmanTable,
  bytes: Uint8Array,
  start: number,
  end: number,
  target: Uint8Array,
  targetStart: number,
  targetEnd: number,
): void {
  const { maxBits, entries } = table
  const mask = entries.length - 1
  const bits = new BackwardBits(bytes, start, end)
  let { position } = bits
  let to = targetStart
  // Two symbols a load: 25 valid bits hold two codes of at most 11.
  for (const last = targetEnd - 1; to < last && position >= 2 * maxBits; to += 2) {
    const word = load(bytes, start, position - 2 * maxBits)
    const first = entries[(word >>> maxBits) & mask]!
    const length = first >> 8
    const second = entries[(word >>> (maxBits - length)) & mask]!
    target[to] = first & 0xff
    target[to + 1] = second & 0xff
    position -= length + (second >> 8)
  }
  for (; to < targetEnd && position > 0; to++) {
    const word =
      position >= maxBits
        ? load(bytes, start, position - maxBits)
        : load(bytes, start, 0) << (maxBits - position)
    const entry = entries[word & mask]!
    target[to] = entry & 0xff
    position -= entry >> 8
  }
  if (position !== 0 || to !== targetEnd)
    throw new InflateError('zstd literals do not end with their stream')
}
