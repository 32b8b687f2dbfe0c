// Snappy in its two forms on the wire: the raw block that franz-go and librdkafka-style clients
// write, and the framing of Java's xerial library (also kafka-go): 0x82 SNAPPY 0, two int32 of
// versions, then blocks with an int32 length each. Told apart by the first eight bytes: a raw block
// that began with them would begin by copying from before its start.
//
// Written here: the format is a page long, and snappyjs allocates whatever length it reads.
// Source: google/snappy format_description.txt, xerial SnappyInputStream (also for headers that
// occur again in the middle of a stream, where two were joined).
import { InflateError, InflateLimitError } from './decompressors.ts'
import { Output } from './output.ts'

const XERIAL_MAGIC = [0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]
const XERIAL_HEADER_BYTES = 16

export function inflateSnappy(bytes: Uint8Array, maxBytes: number): Uint8Array {
  const output = new Output(maxBytes, Math.min(bytes.length * 3, MAX_RATIO * bytes.length))
  if (!isXerial(bytes, 0)) {
    inflateRaw(bytes, maxBytes, output)
    return output.finish()
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  while (at < bytes.length) {
    if (isXerial(bytes, at)) {
      at += XERIAL_HEADER_BYTES
      continue
    }
    if (bytes.length - at < 4) throw new InflateError('snappy framing is cut')
    const size = view.getInt32(at)
    at += 4
    if (size < 0 || size > bytes.length - at)
      throw new InflateError(`snappy block of ${size} bytes, ${bytes.length - at} left`)
    inflateRaw(bytes.subarray(at, at + size), maxBytes, output)
    at += size
  }
  return output.finish()
}

function isXerial(bytes: Uint8Array, at: number): boolean {
  return (
    bytes.length - at >= XERIAL_HEADER_BYTES &&
    XERIAL_MAGIC.every((byte, index) => bytes[at + index] === byte)
  )
}

/** A copy of 3 bytes makes 64; nothing in the format makes more of less. */
const MAX_RATIO = 22

function inflateRaw(block: Uint8Array, maxBytes: number, output: Output): void {
  const end = block.length
  const start = output.length
  let at = 0
  let announced = 0
  for (let shift = 0; ; shift += 7) {
    if (at >= end || shift > 28) throw new InflateError('snappy length is cut')
    const byte = block[at++]!
    announced = (announced | ((byte & 0x7f) << shift)) >>> 0
    if (byte < 0x80) break
  }
  if (announced > end * MAX_RATIO)
    throw new InflateError(`snappy announces ${announced} bytes, ${end} cannot hold them`)
  if (announced > maxBytes) throw new InflateLimitError(maxBytes)
  output.reserve(announced)
  while (at < end) {
    const tag = block[at++]!
    const kind = tag & 0x03
    if (kind === 0) {
      let count = (tag >> 2) + 1
      if (count > 60) {
        const lengthBytes = count - 60
        if (end - at < lengthBytes) throw new InflateError('snappy literal is cut')
        count = littleEndian(block, at, lengthBytes) + 1
        at += lengthBytes
      }
      if (count > end - at) throw new InflateError('snappy literal is cut')
      output.append(block.subarray(at, at + count))
      at += count
    } else {
      const offsetBytes = kind === 3 ? 4 : kind
      if (end - at < offsetBytes) throw new InflateError('snappy copy is cut')
      const count = kind === 1 ? ((tag >> 2) & 0x07) + 4 : (tag >> 2) + 1
      const low = littleEndian(block, at, offsetBytes)
      const distance = kind === 1 ? ((tag & 0xe0) << 3) | low : low
      at += offsetBytes
      if (distance === 0 || distance > output.length - start)
        throw new InflateError(`snappy copy ${distance} bytes back, ${output.length - start} there`)
      output.copyBack(distance, count)
    }
    if (output.length - start > announced) break
  }
  if (output.length - start !== announced)
    throw new InflateError(`snappy gave ${output.length - start} bytes, announced ${announced}`)
}

function littleEndian(bytes: Uint8Array, at: number, count: number): number {
  let value = 0
  for (let index = 0; index < count; index++) value |= bytes[at + index]! << (8 * index)
  return value >>> 0
}
