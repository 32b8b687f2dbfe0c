// Zstandard (RFC 8878): any number of frames one after another, as Java and franz-go write them.
//
// Written here, because what there is in JavaScript does not serve (docs/adr has the account):
// the one pure library loops for ever on some broken trees and allocates the window that a header
// announces, up to 2 GiB; all others are WebAssembly or asm.js, which our content security policy
// or a bundle's size forbid. This one writes straight into the output, which is its own window, so
// memory follows what is really there. Content checksums are not looked at: the checksum of the
// batch covers these bytes. Dictionaries do not occur in Kafka.
import { InflateError, InflateLimitError } from '../decompressors.ts'
import { Output } from '../output.ts'
import { padded } from './bits.ts'
import { MAX_BLOCK_BYTES, readLiterals, type LiteralsState } from './literals.ts'
import { runSequences, type SequencesState } from './sequences.ts'

const FRAME_MAGIC = 0xfd2fb528
const SKIPPABLE_MAGIC = 0x184d2a50

export function inflateZstd(bytes: Uint8Array, maxBytes: number): Uint8Array {
  if (bytes.length === 0) throw new InflateError('no zstd frame')
  const input = padded(bytes)
  const view = new DataView(input.buffer)
  const end = bytes.length
  const output = new Output(maxBytes, bytes.length * 4)
  let at = 0
  while (at < end) {
    if (end - at < 5) throw new InflateError('zstd frame is cut')
    const magic = view.getUint32(at, true)
    if (magic === FRAME_MAGIC) at = inflateFrame(input, view, at + 4, end, output, maxBytes)
    else if ((magic & 0xfffffff0) >>> 0 === SKIPPABLE_MAGIC) {
      at += 8 + view.getUint32(at + 4, true)
      if (at > end) throw new InflateError('zstd frame is cut')
    } else throw new InflateError(`no zstd frame at byte ${at}`)
  }
  return output.finish()
}

/** Returns where the frame ends. */
function inflateFrame(
  input: Uint8Array,
  view: DataView,
  start: number,
  end: number,
  output: Output,
  maxBytes: number,
): number {
  const descriptor = input[start]!
  const isSingleSegment = (descriptor & 0x20) !== 0
  const hasChecksum = (descriptor & 0x04) !== 0
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 0x03]!
  const sizeBytes = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6]!
  if ((descriptor & 0x08) !== 0) throw new InflateError('zstd frame uses a reserved bit')
  const sizeAt = start + 1 + (isSingleSegment ? 0 : 1) + dictionaryBytes
  if (sizeAt + sizeBytes > end) throw new InflateError('zstd frame is cut')
  const size = sizeBytes === 0 ? undefined : contentSize(view, sizeAt, sizeBytes)
  if (size !== undefined && size > maxBytes) throw new InflateLimitError(maxBytes)

  const frameStart = output.length
  const literals: LiteralsState = {
    buffer: literalsBuffer(),
    length: 0,
    tree: undefined,
  }
  const sequences: SequencesState = {
    tables: [undefined, undefined, undefined],
    repeats: [1, 4, 8],
  }
  let at = sizeAt + sizeBytes
  for (let isLast = false; !isLast;) {
    if (end - at < 3) throw new InflateError('zstd frame is cut')
    const header = input[at]! | (input[at + 1]! << 8) | (input[at + 2]! << 16)
    at += 3
    isLast = (header & 1) === 1
    const type = (header >> 1) & 0x03
    const length = header >> 3
    if (length > MAX_BLOCK_BYTES) throw new InflateError(`zstd block of ${length} bytes`)
    const stored = type === 1 ? 1 : length
    if (stored > end - at) throw new InflateError('zstd block is cut')
    if (type === 0) output.append(input.subarray(at, at + length))
    else if (type === 1) output.fill(input[at]!, length)
    else if (type === 2) {
      const to = at + length
      const sequencesAt = readLiterals(input, at, to, literals)
      runSequences(input, sequencesAt, to, sequences, literals, output, frameStart)
    } else throw new InflateError('zstd block of the reserved type')
    at += stored
  }
  if (size !== undefined && output.length - frameStart !== size)
    throw new InflateError(`zstd frame of ${output.length - frameStart} bytes, announced ${size}`)
  at += hasChecksum ? 4 : 0
  if (at > end) throw new InflateError('zstd frame is cut')
  return at
}

function contentSize(view: DataView, at: number, sizeBytes: number): number {
  if (sizeBytes === 1) return view.getUint8(at)
  if (sizeBytes === 2) return view.getUint16(at, true) + 256
  if (sizeBytes === 4) return view.getUint32(at, true)
  return Number(view.getBigUint64(at, true))
}

/** Shared by all frames: inflating is synchronous, and no literals outlive their block. */
let sharedBuffer: Uint8Array | undefined

function literalsBuffer(): Uint8Array {
  sharedBuffer ??= new Uint8Array(MAX_BLOCK_BYTES)
  return sharedBuffer
}
