// Counts the frames of a zstd payload without inflating it: frames are skipped by their block
// headers. Source: RFC 8878, sections 3.1.1 and 3.1.2.
//
//   magic 4 | descriptor 1 | window 0-1 | dictionary 0-4 | content size 0-8 | blocks | checksum 0-4
//   block   3 bytes little endian: last 1 bit, type 2 bits, size 21 bits

const MAGIC = 0xfd2fb528
const SKIPPABLE = 0x184d2a50
const RLE = 1
const MAX_FRAMES = 1000

/** Data frames; undefined where the bytes are no whole zstd. */
export function zstdFrames(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  let frames = 0
  while (at < bytes.length && frames < MAX_FRAMES) {
    if (at + 8 > bytes.length) return undefined
    const magic = view.getUint32(at, true)
    if ((magic & 0xfffffff0) >>> 0 === SKIPPABLE) {
      at += 8 + view.getUint32(at + 4, true)
      continue
    }
    if (magic !== MAGIC) return undefined
    const end = endOfFrame(view, at)
    if (end === undefined) return undefined
    at = end
    frames++
  }
  return at > bytes.length ? undefined : frames
}

function endOfFrame(view: DataView, start: number): number | undefined {
  const descriptor = view.getUint8(start + 4)
  const isSingleSegment = (descriptor & 0x20) !== 0
  const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0
  const content = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0
  let at = start + 5 + (isSingleSegment ? 0 : 1) + dictionary + content
  for (let isLast = false; !isLast;) {
    if (at + 3 > view.byteLength) return undefined
    const header = view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
    const isRepeated = ((header >> 1) & 3) === RLE
    isLast = (header & 1) === 1
    at += 3 + (isRepeated ? 1 : header >> 3)
  }
  at += (descriptor & 4) === 0 ? 0 : 4
  return at > view.byteLength ? undefined : at
}
