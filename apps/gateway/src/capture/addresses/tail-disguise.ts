// What happens to the node endpoints of an answer that is too large to be held. Its size was sent
// long before they came, so the addresses cannot be replaced by others of another length; and they
// must not reach the client, which would leave the proxy. So they are made invisible, byte for byte:
//
//   tagged (Fetch, Produce)      0 | size | data        ->  another tag number, which clients skip
//   in place (ShareFetch ...)    array | tags           ->  an empty array, and an unknown tag that
//                                                          holds as many bytes as are left
//
// The client then asks for Metadata, as it does with brokers that know no node endpoints (KIP-951).
import type { Change } from './splice.ts'
import { uvarint } from './uvarint.ts'

/** Not used by Kafka; its tags are counted from 0. Of one byte, as the 0 that it replaces. */
const DISGUISE = 113

/** The tagged array begins at `start`; `behind` are the frame's bytes after it. */
export function disguisedTag(start: number, behind: Uint8Array): Change {
  const next = firstTag(behind)
  // Tags stand in ascending order.
  const tag = next === undefined || next > DISGUISE ? DISGUISE : Math.max(1, next - 1)
  return { start, end: start + 1, bytes: Uint8Array.of(tag) }
}

/** The array and everything behind it, up to the end of the frame, become an empty array and a tag. */
export function disguisedArray(start: number, end: number): Change | undefined {
  const length = end - start
  for (const sizeBytes of [1, 2, 3, 4, 5]) {
    // empty array | one tag | its number | its size | the rest
    const rest = length - 3 - sizeBytes
    const size = uvarint(Math.max(0, rest))
    if (rest < 0 || size.length !== sizeBytes) continue
    const bytes = new Uint8Array(length)
    bytes.set([1, 1, DISGUISE, ...size])
    return { start, end, bytes }
  }
  return undefined
}

function firstTag(bytes: Uint8Array): number | undefined {
  let value = 0
  for (const [index, byte] of bytes.subarray(0, 5).entries()) {
    value += (byte & 0x7f) * 2 ** (7 * index)
    if (byte < 0x80) return value
  }
  return undefined
}
