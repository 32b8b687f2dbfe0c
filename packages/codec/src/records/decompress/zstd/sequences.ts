// The sequences section of a block (RFC 8878, 3.1.1.3.2) and what it does: copy so many literals,
// then so many bytes from so far back; and again. Three interleaved state machines name the codes.
import { InflateError } from '../decompressors.ts'
import type { Output } from '../output.ts'
import { BackwardBits } from './bits.ts'
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
  const { repeats } = state
  const source = literals.buffer
  const blockEnd = output.length + MAX_BLOCK_BYTES
  let literalAt = 0
  let literalState = bits.read(literalTable.accuracyLog)
  let offsetState = bits.read(offsetTable.accuracyLog)
  let matchState = bits.read(matchTable.accuracyLog)
  for (let left = count; left > 0; left--) {
    const offsetCode = offsetTable.symbols[offsetState]!
    const offsetValue = 2 ** offsetCode + bits.readLong(offsetCode)
    const matchCode = matchTable.symbols[matchState]!
    const matchLength = matchBases[matchCode]! + bits.read(matchBits[matchCode]!)
    const literalCode = literalTable.symbols[literalState]!
    const literalLength = literalBases[literalCode]! + bits.read(literalBits[literalCode]!)
    if (left > 1) {
      literalState =
        literalTable.bases[literalState]! + bits.read(literalTable.bitCounts[literalState]!)
      matchState = matchTable.bases[matchState]! + bits.read(matchTable.bitCounts[matchState]!)
      offsetState = offsetTable.bases[offsetState]! + bits.read(offsetTable.bitCounts[offsetState]!)
    }
    if (bits.position < 0) throw new InflateError('zstd sequences are cut')

    const distance = distanceOf(offsetValue, literalLength === 0, repeats)
    if (literalLength > literals.length - literalAt)
      throw new InflateError('zstd sequence wants more literals than there are')
    if (output.length + literalLength + matchLength > blockEnd)
      throw new InflateError('zstd block is larger than 128 KiB')
    output.reserve(literalLength + matchLength)
    const target = output.bytes
    let to = output.length
    const literalEnd = literalAt + literalLength
    if (literalLength > 64) {
      target.set(source.subarray(literalAt, literalEnd), to)
      to += literalLength
      literalAt = literalEnd
    } else while (literalAt < literalEnd) target[to++] = source[literalAt++]!
    output.length = to
    if (distance < 1 || distance > to - frameStart)
      throw new InflateError(`zstd match ${distance} bytes back, ${to - frameStart} are there`)
    output.copyBack(distance, matchLength)
  }
  if (bits.position !== 0) throw new InflateError('zstd sequences do not end with their stream')
  const rest = literals.length - literalAt
  if (output.length + rest > blockEnd) throw new InflateError('zstd block is larger than 128 KiB')
  output.append(source.subarray(literalAt, literals.length))
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
