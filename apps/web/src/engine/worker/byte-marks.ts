// What the bytes of a frame belong to, for the hex view: header, unread, unknown tag, withheld.
import type { WithheldRange } from '@brokerscope/trace'
import type { ByteMark, TreeRows } from '../tree-messages.ts'

export function byteMarks(rows: TreeRows, withheld: readonly WithheldRange[]): ByteMark[] {
  const marks: ByteMark[] = []
  for (const [row, note] of rows.notes.entries()) {
    const start = rows.start[row] ?? 0
    const end = rows.end[row] ?? 0
    if (end <= start) continue
    if (rows.paths[row] === 'header') marks.push({ start, end, kind: 'header' })
    if (note === 'unread') marks.push({ start, end, kind: 'unread' })
    if (note === 'unknownTag') marks.push({ start, end, kind: 'unknownTag' })
  }
  for (const { offset, length } of withheld) {
    marks.push({ start: offset, end: offset + length, kind: 'withheld' })
  }
  return marks
}

/** Rows whose bytes lie wholly in a withheld range say so instead of showing zeroes. */
export function markWithheld(rows: TreeRows, withheld: readonly WithheldRange[]): TreeRows {
  if (withheld.length === 0) return rows
  const notes = rows.notes.map((note, row) => {
    const span = { start: rows.start[row] ?? 0, end: rows.end[row] ?? 0 }
    const isLeaf = rows.last[row] === row + 1
    return isLeaf && isWithheld(span, withheld) ? 'withheld' : note
  })
  return { ...rows, notes }
}

export function isWithheld(
  { start, end }: { readonly start: number; readonly end: number },
  withheld: readonly WithheldRange[],
): boolean {
  return withheld.some(({ offset, length }) => start < offset + length && offset < end)
}
