// How many record batches (or old message set entries) lie in a records field, by
// hopping from length to length. A cut last batch, legal in a Fetch, counts too.
const HEADER_BYTES = 12 // base offset and batch length
/** Above this the number says nothing; hopping stops. Our choice. */
const MAX_BATCHES = 10_000

export function countBatches(records: Uint8Array | undefined): number {
  if (records === undefined) return 0
  const view = new DataView(records.buffer, records.byteOffset, records.byteLength)
  let batches = 0
  let offset = 0
  while (offset + HEADER_BYTES <= records.length && batches < MAX_BATCHES) {
    const length = view.getInt32(offset + 8)
    batches++
    if (length < 0) break
    offset += HEADER_BYTES + length
  }
  return batches
}
