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
  const isWithheld = (row: number): boolean => {
    const start = rows.start[row] ?? 0
    const end = rows.end[row] ?? 0
    const isLeaf = (rows.last[row] ?? 0) === row + 1
    return isLeaf && withheld.some(({ offset, length }) => start < offset + length && offset < end)
  }
  return { ...rows, notes: rows.notes.map((note, row) => (isWithheld(row) ? 'withheld' : note)) }
}
