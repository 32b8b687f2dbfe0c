/// <reference path="../globals.d.ts" />
// Options of a pcapng block: u16 code | u16 length | value padded to 4, ended by code 0.

const END = 0
const COMMENT = 1
const utf8 = new TextDecoder()

/** Calls back with code, start and end of each value that lies between `start` and `end`. */
export function eachOption(
  view: DataView,
  start: number,
  end: number,
  littleEndian: boolean,
  found: (code: number, start: number, end: number) => void,
): void {
  let at = start
  while (at + 4 <= end) {
    const code = view.getUint16(at, littleEndian)
    const length = view.getUint16(at + 2, littleEndian)
    if (code === END || at + 4 + length > end) return
    found(code, at + 4, at + 4 + length)
    at += 4 + ((length + 3) & ~3)
  }
}

export function readComments(
  data: Uint8Array,
  view: DataView,
  start: number,
  end: number,
  littleEndian: boolean,
): readonly string[] {
  const comments: string[] = []
  eachOption(view, start, end, littleEndian, (code, from, to) => {
    if (code === COMMENT) comments.push(utf8.decode(data.subarray(from, to)))
  })
  return comments
}
