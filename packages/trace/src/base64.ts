// Base64 for comments: the host's own functions differ between Node and browsers (Buffer, atob,
// Uint8Array.fromBase64), and what we carry is small.
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUES = new Map(ALPHABET.split('').map((letter, value) => [letter, value]))

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at
    const word = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    text += letterOf(word >>> 18) + letterOf(word >>> 12)
    text += left > 1 ? letterOf(word >>> 6) : '='
    text += left > 2 ? letterOf(word) : '='
  }
  return text
}

/** Undefined when the text is not base64 with its padding. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  let out = 0
  for (let at = 0; at < text.length; at += 4) {
    let word = 0
    for (let index = at; index < at + 4; index++) {
      const value = index < text.length - padding ? VALUES.get(text.charAt(index)) : 0
      if (value === undefined) return undefined
      word = (word << 6) | value
    }
    for (let shift = 16; shift >= 0 && out < bytes.length; shift -= 8) bytes[out++] = word >>> shift
  }
  return bytes
}

function letterOf(sixBits: number): string {
  return ALPHABET.charAt(sixBits & 63)
}
