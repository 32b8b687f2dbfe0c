// The internet checksum (RFC 1071), four bytes at a time. Its sum does not depend on byte order,
// as long as the result is stored in the order in which the words were read, so it reads words
// as the machine likes them. Sums stay exact: 65,535 bytes are 16,384 words below 2^32 each.

const IS_LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1

/** Sum of `bytes` (whole words; `start` a multiple of 4) in the machine's own order. */
export function sumWords(buffer: ArrayBuffer, start: number, bytes: number): number {
  const words = new Uint32Array(buffer, start, bytes >>> 2)
  let sum = 0
  for (let at = 0; at < words.length; at++) sum += words[at] ?? 0
  return sum
}

/** A 16-bit number of the packet, as `sumWords` would have seen it. */
export function asSummed(value: number): number {
  return IS_LITTLE_ENDIAN ? ((value & 0xff) << 8) | (value >>> 8) : value
}

/** Stores the checksum that belongs to `sum`. */
export function storeChecksum(view: DataView, at: number, sum: number): void {
  const folded = sum % 0xffff // 2^16 is 1 modulo 65,535, so this adds up all 16-bit words.
  view.setUint16(at, 0xffff - (folded === 0 && sum > 0 ? 0xffff : folded), IS_LITTLE_ENDIAN)
}
