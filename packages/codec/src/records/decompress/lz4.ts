// The LZ4 frame format, as Kafka uses it since 0.8.2.
//
// Checksums inside the frame are not looked at: message sets of magic 0 carry a header checksum
// that Kafka computes wrongly on purpose, as its first version did (KAFKA-3160), and the checksum
// of batch or message covers these bytes anyway. Blocks may refer back to earlier blocks: Kafka
// writes independent ones, other clients need not.
//
// Written here: lz4js and its kin have had no release for years, need Buffer, or check the
// header. Sources: lz4 doc/lz4_Frame_format.md and doc/lz4_Block_format.md.
import { InflateError } from './decompressors.ts'
import { Output } from './output.ts'

const FRAME_MAGIC = 0x184d2204
const SKIPPABLE_MAGIC = 0x184d2a50

export function inflateLz4(bytes: Uint8Array, maxBytes: number): Uint8Array {
  const output = new Output(maxBytes, bytes.length * 3)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  if (bytes.length === 0) throw new InflateError('no lz4 frame')
  while (at < bytes.length) {
    const magic = uint32(view, at)
    if (magic === FRAME_MAGIC) at = inflateFrame(view, bytes, at + 4, output)
    else if ((magic & 0xfffffff0) >>> 0 === SKIPPABLE_MAGIC) at += 8 + uint32(view, at + 4)
    else throw new InflateError(`no lz4 frame at byte ${at}`)
  }
  return output.finish()
}

/** Returns where the frame ends. */
function inflateFrame(view: DataView, bytes: Uint8Array, start: number, output: Output): number {
  need(bytes, start, 3)
  const flags = bytes[start]!
  if (flags >> 6 !== 1) throw new InflateError(`lz4 frame version ${flags >> 6}`)
  if ((flags & 0x01) !== 0) throw new InflateError('an lz4 dictionary is needed')
  const hasBlockChecksum = (flags & 0x10) !== 0
  const hasContentSize = (flags & 0x08) !== 0
  const hasContentChecksum = (flags & 0x04) !== 0
  // Flags, block size, (content size), header checksum.
  let at = start + 2 + (hasContentSize ? 8 : 0) + 1
  for (;;) {
    const announced = uint32(view, at)
    at += 4
    if (announced === 0) break
    const size = announced & 0x7fffffff
    need(bytes, at, size)
    const block = bytes.subarray(at, at + size)
    if (announced > 0x7fffffff) output.append(block)
    else inflateBlock(block, output)
    at += size + (hasBlockChecksum ? 4 : 0)
  }
  return at + (hasContentChecksum ? 4 : 0)
}

function inflateBlock(block: Uint8Array, output: Output): void {
  const end = block.length
  let at = 0
  while (at < end) {
    const token = block[at++]!
    let literals = token >> 4
    if (literals === 15) {
      let byte: number
      do {
        if (at >= end) throw new InflateError('lz4 block ends inside a length')
        byte = block[at++]!
        literals += byte
      } while (byte === 255)
    }
    if (literals > end - at) throw new InflateError('lz4 block ends inside its literals')
    output.append(block.subarray(at, at + literals))
    at += literals
    // The last sequence has literals only.
    if (at === end) return
    if (end - at < 2) throw new InflateError('lz4 block ends inside an offset')
    const distance = block[at]! | (block[at + 1]! << 8)
    at += 2
    if (distance === 0 || distance > output.length)
      throw new InflateError(`lz4 match ${distance} bytes back, ${output.length} are there`)
    let count = (token & 0x0f) + 4
    if (count === 19) {
      let byte: number
      do {
        if (at >= end) throw new InflateError('lz4 block ends inside a length')
        byte = block[at++]!
        count += byte
      } while (byte === 255)
    }
    output.copyBack(distance, count)
  }
}

function uint32(view: DataView, at: number): number {
  if (view.byteLength - at < 4) throw new InflateError('lz4 frame is cut')
  return view.getUint32(at, true)
}

function need(bytes: Uint8Array, at: number, count: number): void {
  if (bytes.length - at < count) throw new InflateError('lz4 frame is cut')
}
