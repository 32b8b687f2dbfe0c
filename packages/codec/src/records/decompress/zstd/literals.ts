// The literals section of a block (RFC 8878, 3.1.1.3.1): bytes as they are, one byte repeated, or
// Huffman coded with a new tree or the one before.
import { InflateError } from '../decompressors.ts'
import { decodeStream, readHuffmanTable, type HuffmanTable } from './huffman.ts'

/** No block, and so no literals section, is larger. */
export const MAX_BLOCK_BYTES: number = 128 * 1024

/** What one block leaves for the next. */
export interface LiteralsState {
  /** Room for the literals of one block. */
  readonly buffer: Uint8Array
  length: number
  tree: HuffmanTable | undefined
}

/** Fills `state.buffer`; returns the byte after the section. */
export function readLiterals(
  bytes: Uint8Array,
  start: number,
  end: number,
  state: LiteralsState,
): number {
  const first = byteAt(bytes, start, end)
  const type = first & 0x03
  const format = (first >> 2) & 0x03
  if (type < 2) {
    const headerBytes = format === 1 ? 2 : format === 3 ? 3 : 1
    need(start, headerBytes, end)
    const length = littleEndian(bytes, start, headerBytes) >>> (headerBytes === 1 ? 3 : 4)
    const from = start + headerBytes
    checkLength(length)
    state.length = length
    if (type === 1) {
      state.buffer.fill(byteAt(bytes, from, end), 0, length)
      return from + 1
    }
    need(from, length, end)
    state.buffer.set(bytes.subarray(from, from + length))
    return from + length
  }
  const headerBytes = format < 2 ? 3 : format + 2
  const sizeBits = format < 2 ? 10 : format === 2 ? 14 : 18
  need(start, headerBytes, end)
  // Two sizes behind four bits: up to 40 bits, so the second is read from a later byte.
  const mask = (1 << sizeBits) - 1
  const length = (littleEndian(bytes, start, Math.min(headerBytes, 4)) >>> 4) & mask
  const secondBit = 4 + sizeBits
  const secondByte = start + (secondBit >> 3)
  const tail = littleEndian(bytes, secondByte, start + headerBytes - secondByte)
  const size = (tail >>> (secondBit & 7)) & mask
  checkLength(length)
  state.length = length

  let from = start + headerBytes
  const to = from + size
  need(from, size, end)
  if (type === 2) {
    const read = readHuffmanTable(bytes, from, to)
    state.tree = read.table
    from = read.end
  }
  const { tree } = state
  if (tree === undefined) throw new InflateError('zstd block wants the tree of a block before it')
  if (format === 0) decodeStream(tree, bytes, from, to, state.buffer, 0, length)
  else decodeFour(tree, bytes, from, to, state.buffer, length)
  return to
}

/** A table of three sizes, then four streams of a quarter each. */
function decodeFour(
  tree: HuffmanTable,
  bytes: Uint8Array,
  start: number,
  end: number,
  target: Uint8Array,
  length: number,
): void {
  need(start, 6, end)
  const quarter = (length + 3) >> 2
  let from = start + 6
  for (let index = 0; index < 4; index++) {
    const to = index < 3 ? from + littleEndian(bytes, start + 2 * index, 2) : end
    if (to > end) throw new InflateError('zstd literals are cut')
    const last = index < 3 ? quarter * (index + 1) : length
    if (last > length) throw new InflateError('zstd literals are too few for four streams')
    decodeStream(tree, bytes, from, to, target, quarter * index, last)
    from = to
  }
}

function checkLength(length: number): void {
  if (length > MAX_BLOCK_BYTES) throw new InflateError(`zstd block with ${length} literals`)
}

function byteAt(bytes: Uint8Array, at: number, end: number): number {
  need(at, 1, end)
  return bytes[at]!
}

function need(at: number, count: number, end: number): void {
  if (count > end - at) throw new InflateError('zstd literals are cut')
}

function littleEndian(bytes: Uint8Array, at: number, count: number): number {
  let value = 0
  for (let index = 0; index < count; index++) value |= bytes[at + index]! << (8 * index)
  return value >>> 0
}
