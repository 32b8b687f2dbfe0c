// gzip, by fflate: kept, small, no eval and no WebAssembly.
//
// Its one-call form is twice as fast, but trusts the length at the end of the stream and knows one
// member only. So it gets streams in which no second member can begin, and a buffer of that length,
// checked against the limit; its result is checked by length and CRC-32. Whatever does not fit goes
// through the streaming form, which knows members and can be stopped while it grows. That one is
// fed in small slices: it inflates a slice whole before it tells, and 1 KiB can hold 1 MiB.
import { Gunzip, gunzipSync } from 'fflate'
import { crc32 } from '../crc.ts'
import { InflateError } from './decompressors.ts'
import { Output } from './output.ts'

const SLICE_BYTES = 4096
/** Deflate cannot hold more: 258 bytes in 2 bits. */
const MAX_RATIO = 1032

export function inflateGzip(bytes: Uint8Array, maxBytes: number): Uint8Array {
  if (bytes.length < 18) throw new InflateError('gzip stream is cut')
  return inflateAtOnce(bytes, maxBytes) ?? inflateInSlices(bytes, maxBytes)
}

/** Undefined if it is not one plain member that is what its trailer says. */
function inflateAtOnce(bytes: Uint8Array, maxBytes: number): Uint8Array | undefined {
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 8, 8)
  const length = trailer.getUint32(4, true)
  if (length > maxBytes || length > bytes.length * MAX_RATIO) return undefined
  if (mayHoldMembers(bytes)) return undefined
  try {
    // One byte more than is wanted, to notice what would not fit.
    const inflated = gunzipSync(bytes, { out: new Uint8Array(length + 1) })
    const isWhole = inflated.length === length && crc32(inflated) === trailer.getUint32(0, true)
    return isWhole ? inflated : undefined
  } catch {
    // Not lost: the streaming form meets the same fault and names it.
    return undefined
  }
}

/** Whether 1f 8b 08 occurs again: a second member, or chance (once in 16 MiB). */
function mayHoldMembers(bytes: Uint8Array): boolean {
  let at = bytes.indexOf(0x1f, 10)
  while (at >= 0 && !(bytes[at + 1] === 0x8b && bytes[at + 2] === 0x08))
    at = bytes.indexOf(0x1f, at + 1)
  return at >= 0
}

function inflateInSlices(bytes: Uint8Array, maxBytes: number): Uint8Array {
  const output = new Output(maxBytes)
  const gunzip = new Gunzip((piece) => output.append(piece))
  let memberStart = 0
  gunzip.onmember = (next) => {
    checkTrailer(bytes, next, output.finish().subarray(memberStart))
    memberStart = output.length
  }
  try {
    for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
      const isLast = at + SLICE_BYTES >= bytes.length
      gunzip.push(bytes.slice(at, at + SLICE_BYTES), isLast)
    }
  } catch (cause) {
    if (cause instanceof InflateError) throw cause
    throw new InflateError(`gzip: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
  }
  checkTrailer(bytes, bytes.length, output.finish().subarray(memberStart))
  return output.finish()
}

/** The streaming form takes a cut stream for a short one; what a member says of itself does not. */
function checkTrailer(bytes: Uint8Array, end: number, member: Uint8Array): void {
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + end - 8, 8)
  const isWhole =
    trailer.getUint32(4, true) === member.length && trailer.getUint32(0, true) === crc32(member)
  if (!isWhole) throw new InflateError('gzip stream is cut, or its trailer is wrong')
}
