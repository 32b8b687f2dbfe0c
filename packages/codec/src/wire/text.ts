/// <reference path="../globals.d.ts" />
// UTF-8 in and out. Most strings of the protocol are short and ASCII (topics, hosts, member ids),
// where one call into the host's decoder costs more than the characters; so short ASCII is built
// here and everything else goes to the host. A leading U+FEFF is a character of the string, and
// malformed bytes become U+FFFD, both as in Java.

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const encoder = new TextEncoder()

/** Measured on Node 24: above this the host's decoder is faster. */
const SHORT = 48

export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > SHORT) return decoder.decode(bytes.subarray(start, end))
  let text = ''
  let at = start
  // Eight at a time, then four: the engine makes one string of them instead of one each.
  for (; at + 8 <= end; at += 8) {
    const [a, b, c, d] = [bytes[at]!, bytes[at + 1]!, bytes[at + 2]!, bytes[at + 3]!]
    const [e, f, g, h] = [bytes[at + 4]!, bytes[at + 5]!, bytes[at + 6]!, bytes[at + 7]!]
    if ((a | b | c | d | e | f | g | h) > 0x7f) return decoder.decode(bytes.subarray(start, end))
    text += String.fromCharCode(a, b, c, d, e, f, g, h)
  }
  if (at + 4 <= end) {
    const [a, b, c, d] = [bytes[at]!, bytes[at + 1]!, bytes[at + 2]!, bytes[at + 3]!]
    if ((a | b | c | d) > 0x7f) return decoder.decode(bytes.subarray(start, end))
    text += String.fromCharCode(a, b, c, d)
    at += 4
  }
  for (; at < end; at++) {
    const byte = bytes[at]!
    if (byte > 0x7f) return decoder.decode(bytes.subarray(start, end))
    text += String.fromCharCode(byte)
  }
  return text
}

/** Writes `text` at `offset`, which must have room for 3 bytes a UTF-16 unit; returns the bytes written. */
export function encodeUtf8(text: string, target: Uint8Array, offset: number): number {
  if (text.length > SHORT) return encoder.encodeInto(text, target.subarray(offset)).written
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit > 0x7f) return encoder.encodeInto(text, target.subarray(offset)).written
    target[offset + index] = unit
  }
  return text.length
}

/** Bytes of `text` in UTF-8. */
export function utf8Length(text: string): number {
  let length = text.length
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) continue
    length += unit < 0x800 ? 1 : 2
    // A pair takes 4 bytes: two units, of which the second adds nothing more.
    if (unit >= 0xd800 && unit < 0xdc00) {
      const next = text.charCodeAt(index + 1)
      if (next >= 0xdc00 && next < 0xe000) index++
    }
  }
  return length
}
