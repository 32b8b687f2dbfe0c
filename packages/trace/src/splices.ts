// The ledger: how to get from the client's bytes of a frame back to the broker's. Each splice is
//
//   u32 offset | u32 removed | u32 length | the broker's bytes        (big endian, in base64)
//
// in ascending order; `offset` counts in the client's frame. The base64 text of all splices of a
// frame is cut into comments `brokerscope:broker i/n <part>`.
import { fromBase64, toBase64 } from './base64.ts'
import type { Splice } from './events.ts'

const PART = 64_000
const HEADER = 12

/** One comment for each 64,000 letters; none when nothing was changed. */
export function formatSplices(splices: readonly Splice[]): string[] {
  if (splices.length === 0) return []
  const total = splices.reduce((sum, { bytes }) => sum + HEADER + bytes.length, 0)
  const packed = new Uint8Array(total)
  const view = new DataView(packed.buffer)
  let at = 0
  for (const { offset, removed, bytes } of splices) {
    view.setUint32(at, offset)
    view.setUint32(at + 4, removed)
    view.setUint32(at + 8, bytes.length)
    packed.set(bytes, at + HEADER)
    at += HEADER + bytes.length
  }
  const text = toBase64(packed)
  const count = Math.ceil(text.length / PART)
  return Array.from(
    { length: count },
    (_, index) =>
      `brokerscope:broker ${index + 1}/${count} ${text.slice(index * PART, (index + 1) * PART)}`,
  )
}

/** From the values `i/n <part>`; undefined unless every part is there and reads. */
export function joinSplices(parts: readonly string[]): Splice[] | undefined {
  if (parts.length === 0) return undefined
  const texts = Array.from({ length: parts.length }, () => '')
  for (const part of parts) {
    const match = /^(\d{1,9})\/(\d{1,9}) (.*)$/.exec(part)
    if (match === null || Number(match[2]) !== parts.length) return undefined
    texts[Number(match[1]) - 1] = match[3] ?? ''
  }
  const packed = texts.includes('') ? undefined : fromBase64(texts.join(''))
  return packed === undefined ? undefined : unpack(packed)
}

function unpack(packed: Uint8Array): Splice[] | undefined {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.length)
  const splices: Splice[] = []
  let at = 0
  while (at + HEADER <= packed.length) {
    const length = view.getUint32(at + 8)
    const end = at + HEADER + length
    if (end > packed.length) return undefined
    const bytes = packed.subarray(at + HEADER, end)
    splices.push({ offset: view.getUint32(at), removed: view.getUint32(at + 4), bytes })
    at = end
  }
  return at === packed.length ? splices : undefined
}

/** The frame as the broker sent it; undefined when the splices do not fit the frame. */
export function brokerBytes(frame: Uint8Array, splices: readonly Splice[]): Uint8Array | undefined {
  const grown = splices.reduce((sum, { removed, bytes }) => sum + bytes.length - removed, 0)
  if (frame.length + grown < 0) return undefined
  const result = new Uint8Array(frame.length + grown)
  let from = 0
  let to = 0
  for (const { offset, removed, bytes } of splices) {
    if (offset < from || offset + removed > frame.length) return undefined
    result.set(frame.subarray(from, offset), to)
    to += offset - from
    result.set(bytes, to)
    to += bytes.length
    from = offset + removed
  }
  result.set(frame.subarray(from), to)
  return result
}
