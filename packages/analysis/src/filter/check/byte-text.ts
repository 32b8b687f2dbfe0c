// Text in bytes: keys, values and other bytes fields are compared as UTF-8.
/// <reference path="../globals.d.ts" />
import { MAX_TEXT } from '../pattern/pattern.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export function bytesOfText(text: string): Uint8Array {
  const room = new Uint8Array(text.length * 3)
  return room.subarray(0, encoder.encodeInto(text, room).written)
}

/** What is not UTF-8 becomes U+FFFD; no more is read than a pattern looks at. */
export function bytesAsText(bytes: Uint8Array): string {
  return decoder.decode(bytes.subarray(0, MAX_TEXT))
}

export function bytesEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false
  return true
}

/**
 * Knuth, Morris and Pratt: linear whatever the bytes are, because both sides come from strangers.
 * `back` is prefixTable(wanted).
 */
export function bytesContain(bytes: Uint8Array, wanted: Uint8Array, back: Int32Array): boolean {
  const [first] = wanted
  if (first === undefined) return true
  let same = 0
  for (let at = bytes.indexOf(first); at >= 0 && at < bytes.length; at++) {
    while (same > 0 && bytes[at] !== wanted[same]) same = back[same - 1] ?? 0
    if (bytes[at] === wanted[same]) same += 1
    if (same === wanted.length) return true
    if (same > 0) continue
    const next = bytes.indexOf(first, at + 1) // natively over what cannot begin a match
    if (next < 0) return false
    at = next - 1
  }
  return false
}

/** For each length of a prefix: how much of its end is its beginning as well. */
export function prefixTable(wanted: Uint8Array): Int32Array {
  const back = new Int32Array(wanted.length)
  let same = 0
  for (let at = 1; at < wanted.length; at++) {
    while (same > 0 && wanted[at] !== wanted[same]) same = back[same - 1] ?? 0
    if (wanted[at] === wanted[same]) same += 1
    back[at] = same
  }
  return back
}
