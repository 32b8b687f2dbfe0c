// CRC-32C (batches v2) and CRC-32 (message sets v0 and v1), eight bytes a step.
//
// Slicing by 8: table k holds the remainder of a byte that stands k bytes before the end of the
// step, so that a step is eight independent look-ups. A table look-up a byte is three times slower
// here, and the checksum of every opened batch is on the page.

/** Castagnoli, as RFC 3720 has it, bits reversed. */
const castagnoli = makeTables(0x82f63b78)
/** IEEE 802.3, as in gzip, bits reversed. */
const ieee = makeTables(0xedb88320)

export function crc32c(bytes: Uint8Array, start: number = 0, end: number = bytes.length): number {
  return checksum(castagnoli, bytes, start, end)
}

export function crc32(bytes: Uint8Array, start: number = 0, end: number = bytes.length): number {
  return checksum(ieee, bytes, start, end)
}

function checksum(tables: Uint32Array, bytes: Uint8Array, start: number, end: number): number {
  let crc = 0xffffffff
  let at = start
  for (const last = end - 8; at <= last; at += 8) {
    crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    crc =
      tables[1792 + (crc & 0xff)]! ^
      tables[1536 + ((crc >>> 8) & 0xff)]! ^
      tables[1280 + ((crc >>> 16) & 0xff)]! ^
      tables[1024 + (crc >>> 24)]! ^
      tables[768 + bytes[at + 4]!]! ^
      tables[512 + bytes[at + 5]!]! ^
      tables[256 + bytes[at + 6]!]! ^
      tables[bytes[at + 7]!]!
  }
  for (; at < end; at++) crc = tables[(crc ^ bytes[at]!) & 0xff]! ^ (crc >>> 8)
  return ~crc >>> 0
}

function makeTables(polynomial: number): Uint32Array {
  const tables = new Uint32Array(8 * 256)
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte
    for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 0 ? crc >>> 1 : (crc >>> 1) ^ polynomial
    tables[byte] = crc
  }
  for (let index = 256; index < tables.length; index++) {
    const before = tables[index - 256]!
    tables[index] = tables[before & 0xff]! ^ (before >>> 8)
  }
  return tables
}
