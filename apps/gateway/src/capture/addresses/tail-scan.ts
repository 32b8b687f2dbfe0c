// Whether the tagged section at the end of a small answer can hold node endpoints at all. Almost no
// answer has them (only one that says "not the leader"), and the walk that finds them costs ten
// times of what forwarding the answer costs; a producer gets 100,000 of them in a second.
//
// The section begins `count | tag 0 | size`, and its first tag ends inside the frame. Where these
// bytes stand nowhere there are no node endpoints; where they do, the walk decides.

/** An array of one element: count, node id, host of one letter, port, no rack, no tags. */
const LEAST_SIZE = 1 + 4 + 2 + 4 + 1 + 1
/** Larger answers have records, in which any bytes occur. Our choice. */
const LIMIT = 1024

/** False if it is certain that `bytes` end without them. */
export function mayEndWithNodeEndpoints(bytes: Uint8Array): boolean {
  const { length } = bytes
  if (length > LIMIT) return true
  // Behind the size prefix and the correlation id, as far back as the shortest section reaches.
  for (let at = length - LEAST_SIZE - 2; at > 8; at--) {
    if (bytes[at] !== 0 || bytes[at - 1] === 0) continue
    const first = bytes[at + 1] ?? 0
    const size = first < 0x80 ? first : (first & 0x7f) + 128 * ((bytes[at + 2] ?? 0) & 0x7f)
    const dataAt = at + (first < 0x80 ? 2 : 3)
    if (size >= LEAST_SIZE && dataAt + size <= length) return true
  }
  return false
}
