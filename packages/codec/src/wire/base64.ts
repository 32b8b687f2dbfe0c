// Base64 as Kafka prints it: url-safe without padding for uuids, standard with padding for bytes.
// Written here because the host's forms differ between browsers and Node, and atob knows no bytes.

const STANDARD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const URL_SAFE = `${STANDARD.slice(0, 62)}-_`

export function toBase64(bytes: Uint8Array): string {
  const text = sextets(bytes, 0, bytes.length, STANDARD)
  return text + '='.repeat((4 - (text.length % 4)) % 4)
}

/** The 22 characters of a uuid whose 16 bytes begin at `start`. */
export function uuidToText(bytes: Uint8Array, start: number): string {
  return sextets(bytes, start, start + 16, URL_SAFE)
}

/** Bytes of either alphabet, padded or not; undefined if `text` is not base64. */
export function fromBase64(text: string): Uint8Array | undefined {
  let end = text.length
  while (end > 0 && text.charCodeAt(end - 1) === 0x3d) end--
  if (end % 4 === 1 || text.length - end > 2) return undefined
  const bytes = new Uint8Array(Math.floor((end * 6) / 8))
  let bits = 0
  let held = 0
  let at = 0
  for (let index = 0; index < end; index++) {
    const value = sextetOf(text.charCodeAt(index))
    if (value < 0) return undefined
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits >= 8) bytes[at++] = held >> (bits -= 8)
  }
  return bytes
}

function sextets(bytes: Uint8Array, start: number, end: number, alphabet: string): string {
  let text = ''
  let at = start
  for (; at + 3 <= end; at += 3) {
    const group = (bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!
    text +=
      alphabet[group >> 18]! +
      alphabet[(group >> 12) & 63]! +
      alphabet[(group >> 6) & 63]! +
      alphabet[group & 63]!
  }
  if (end - at === 1) {
    const group = bytes[at]! << 4
    text += alphabet[group >> 6]! + alphabet[group & 63]!
  } else if (end - at === 2) {
    const group = ((bytes[at]! << 8) | bytes[at + 1]!) << 2
    text += alphabet[group >> 12]! + alphabet[(group >> 6) & 63]! + alphabet[group & 63]!
  }
  return text
}

function sextetOf(code: number): number {
  if (code >= 0x41 && code <= 0x5a) return code - 0x41
  if (code >= 0x61 && code <= 0x7a) return code - 0x61 + 26
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 52
  if (code === 0x2b || code === 0x2d) return 62
  if (code === 0x2f || code === 0x5f) return 63
  return -1
}
