/// <reference path="../globals.d.ts" />

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** The bytes from `start` to `end` as UTF-8; bytes that are none become U+FFFD. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  return utf8.decode(bytes.subarray(start, end))
}
