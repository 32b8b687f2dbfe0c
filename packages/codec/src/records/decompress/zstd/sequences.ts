// The sequences section of a block (RFC 8878, 3.1.1.3.2) and what it does: copy so many literals,
// then so many bytes from so far back; and again. Three interleaved state machines name the codes.
import { InflateError } from '../decompressors.ts'
import type { Output } from '../output.ts'
import { BackwardBits, load } from './bits.ts'
import { buildFseTable, readFseTable, singleSymbolTable, type FseTable } from './fse.ts'
import { MAX_BLOCK_BYTES, type LiteralsState } from './literals.ts'

/** What one block leaves for the next. */
export interface SequencesState {
  /** Literal lengths, offsets, match lengths. */
  readonly tables: [FseTable | undefined, FseTable | undefined, FseTable | undefined]
  /** The last three distances. */
  readonly repeats: [number, number, number]
}

interface Kind {
  readonly maxAccuracyLog: number
  readonly maxSymbol: number
  readonly predefined: FseTable
}

const literalLengths: Kind = {
  maxAccuracyLog: 9,
  maxSymbol: 35,
  predefined: buildFseTable(
    runs([4, 1], [3, 1], [2, 11], [1, 3], [2, 9], [3, 1], [2, 1], [1, 5], [-1, 4]),
    6,
  ),
}
const offsets: Kind = {
  maxAccuracyLog: 8,
  maxSymbol: 31,
  predefined: buildFseTable(runs([1, 6], [2, 3], [1, 15], [-1, 5]), 5),
}
const matchLengths: Kind = {
  maxAccuracyLog: 9,
  maxSymbol: 52,
  predefined: buildFseTable(runs([1, 1], [4, 1], [3, 1], [2, 6], [1, 37], [-1, 7]), 6),
}
const kinds = [literalLengths, offsets, matchLengths] as const

/** Extra bits of each code; the base of a code is the end of the one before. */
const literalBits = Uint8Array.from(
  runs([0, 16], [1, 4], [2, 2], [3, 2]).concat([4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]),
)
const literalBases = basesOf(literalBits, 0)
const matchBits = Uint8Array.from(
  runs([0, 32], [1, 4], [2, 2], [3, 2], [4, 2]).concat([5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]),
)
const matchBases = basesOf(matchBits, 3)

function runs(...pairs: [value: number, count: number][]): number[] {
  return pairs.flatMap(([value, count]) => Array<number>(count).fill(value))
}

function basesOf(bits: Uint8Array, first: number): Uint32Array {
  const bases = new Uint32Array(bits.length)
  let base = first
  for (const [code, count] of bits.entries()) {
    bases[code] = base
    base += 2 ** count
  }
  return bases
}

/** Reads the section that fills the rest of the block, and appends what it makes to `output`. */
export function runSequences(
  bytes: Uint8Array,
  start: number,
  end: number,
  state: SequencesState,
  literals: LiteralsState,
  output: Output,
  frameStart: number,
): void {
  let at = start
  const next = (): number => {
    if (at >= end) throw new InflateError('zstd sequences are cut')
    return bytes[at++]!
  }
  let count = next()
  if (count > 127)
    count = count < 255 ? ((count - 128) << 8) + next() : next() + (next() << 8) + 0x7f00
  if (count === 0) {
    if (at !== end) throw new InflateError('zstd block has bytes left')
    output.append(literals.buffer.subarray(0, literals.length))
    return
  }
  const modes = next()
  if ((modes & 0x03) !== 0) throw new InflateError('zstd sequences use a reserved mode')
  for (const [index, kind] of kinds.entries()) {
    const mode = (modes >> (6 - 2 * index)) & 0x03
    if (mode === 0) state.tables[index] = kind.predefined
    else if (mode === 1) {
      const symbol = next()
      if (symbol > kind.maxSymbol) throw new InflateError('zstd code is too large')
      state.tables[index] = singleSymbolTable(symbol)
    } else if (mode === 2) {
      const read = readFseTable(bytes, at, end, kind.maxAccuracyLog, kind.maxSymbol)
      state.tables[index] = read.table
      at = read.end
    }
  }
  execute(new BackwardBits(bytes, at, end), count, state, literals, output, frameStart)
}

function execute(
  bits: BackwardBits,
  count: number,
  state: SequencesState,
  literals: LiteralsState,
  output: Output,
  frameStart: number,
): void {
  const [literalTable, offsetTable, matchTable] = state.tables
  if (literalTable === undefined || offsetTable === undefined || matchTable === undefined)
    throw new InflateError('zstd block wants a table of a block before it')
  const literalEntries = literalTable.entries
  const offsetEntries = offsetTable.entries
  const matchEntries = matchTable.entries
  let literalEntry = literalEntries[bits.read(literalTable.accuracyLog)]!
  let offsetEntry = offsetEntries[bits.read(offsetTable.accuracyLog)]!
  let matchEntry = matchEntries[bits.read(matchTable.accuracyLog)]!

  const { repeats } = state
  const source = literals.buffer
  const literalsLength = literals.length
  const { bytes, start } = bits
  let { position } = bits
  let target = output.bytes
  let to = output.length
  const blockEnd = to + MAX_BLOCK_BYTES
  let literalAt = 0
  // The bits are taken by hand here: a call for each of the six reads costs a third of the time.
  // A position below zero reads nonsense, which the check behind the reads refuses.
  for (let left = count; left > 0; left--) {
    const offsetCode = offsetEntry >>> 24
    let offsetValue: number
    if (offsetCode > 24) {
      bits.position = position
      offsetValue = 2 ** offsetCode + bits.readLong(offsetCode)
      position = bits.position
    } else {
      position -= offsetCode
      const mask = (1 << offsetCode) - 1
      offsetValue = (load(bytes, start, position) & mask) + mask + 1
    }
    const matchCode = matchEntry >>> 24
    const matchWidth = matchBits[matchCode]!
    position -= matchWidth
    const matchLength =
      matchBases[matchCode]! + (load(bytes, start, position) & ((1 << matchWidth) - 1))
    const literalCode = literalEntry >>> 24
    const literalWidth = literalBits[literalCode]!
    position -= literalWidth
    const literalLength =
      literalBases[literalCode]! + (load(bytes, start, position) & ((1 << literalWidth) - 1))
    if (left > 1) {
      const first = (literalEntry >>> 16) & 0xff
      const second = (matchEntry >>> 16) & 0xff
      const third = (offsetEntry >>> 16) & 0xff
      position -= first + second
      const word = load(bytes, start, position)
      literalEntry =
        literalEntries[(literalEntry & 0xffff) + ((word >>> second) & ((1 << first) - 1))]!
      matchEntry = matchEntries[(matchEntry & 0xffff) + (word & ((1 << second) - 1))]!
      position -= third
      offsetEntry =
        offsetEntries[(offsetEntry & 0xffff) + (load(bytes, start, position) & ((1 << third) - 1))]!
    }
    if (position < 0) throw new InflateError('zstd sequences are cut')

    const distance = distanceOf(offsetValue, literalLength === 0, repeats)
    const literalEnd = literalAt + literalLength
    if (literalEnd > literalsLength)
      throw new InflateError('zstd sequence wants more literals than there are')
    const end = to + literalLength + matchLength
    if (end > blockEnd) throw new InflateError('zstd block is larger than 128 KiB')
    if (end > target.length) {
      output.length = to
      output.reserve(end - to)
      target = output.bytes
    }
    if (literalLength > 64) {
      target.set(source.subarray(literalAt, literalEnd), to)
      to += literalLength
      literalAt = literalEnd
    } else while (literalAt < literalEnd) target[to++] = source[literalAt++]!
    if (distance < 1 || distance > to - frameStart)
      throw new InflateError(`zstd match ${distance} bytes back, ${to - frameStart} are there`)
    if (matchLength > 64) {
      output.length = to
      output.copyBack(distance, matchLength)
      to = end
    } else for (; to < end; to++) target[to] = target[to - distance]!
  }
  output.length = to
  if (position !== 0) throw new InflateError('zstd sequences do not end with their stream')
  if (to + literalsLength - literalAt > blockEnd)
    throw new InflateError('zstd block is larger than 128 KiB')
  output.append(source.subarray(literalAt, literalsLength))
}

/** 1 to 3 mean one of the last distances; without literals before it, each means the next one. */
function distanceOf(value: number, noLiterals: boolean, repeats: [number, number, number]): number {
  if (value > 3) {
    repeats[2] = repeats[1]
    repeats[1] = repeats[0]
    repeats[0] = value - 3
    return repeats[0]
  }
  const index = noLiterals ? value : value - 1
  if (index === 0) return repeats[0]
  const distance = index === 3 ? repeats[0] - 1 : repeats[index]!
  if (index > 1) repeats[2] = repeats[1]
  repeats[1] = repeats[0]
  repeats[0] = distance
  return distance
}
