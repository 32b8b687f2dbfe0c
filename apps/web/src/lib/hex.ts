// Bytes as text.

const DIGITS = '0123456789abcdef'

export function hexByte(byte: number): string {
  return (DIGITS[byte >> 4] ?? '') + (DIGITS[byte & 15] ?? '')
}

/** Offsets of one column, padded alike: four digits, or as many as the last one needs. */
export function hexOffset(offset: number, length: number): string {
  const digits = Math.max(4, length.toString(16).length)
  return offset.toString(16).padStart(digits, '0')
}

/** `.` where a byte has no printable ASCII form, so that columns stay columns. */
export function asciiOf(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.'
}

/** `00 23 ff`, for the clipboard and short excerpts. */
export function hexText(bytes: Uint8Array): string {
  return Array.from(bytes, hexByte).join(' ')
}
