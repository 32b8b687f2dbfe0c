// One number per frame to sort by, NaN where the frame has no such value.
import { apiNameOf } from './api-names.ts'
import type { FrameIndex } from './frame-index.ts'

type KeyOf = (index: FrameIndex, row: number) => number

const NONE = Number.NaN

// Durations become numbers only here, as sort keys: exact up to 104 days.
const KEYS: Readonly<Record<string, KeyOf>> = {
  time: (_, row) => row,
  delta: ({ columns }, row) => orNone(Number(columns.deltaNs[row])),
  conn: ({ columns }, row) => columns.connection[row] ?? NONE,
  dir: ({ columns }, row) => columns.isResponse[row] ?? NONE,
  corr: ({ columns }, row) =>
    columns.hasCorrelationId[row] === 1 ? (columns.correlationId[row] ?? NONE) : NONE,
  size: ({ columns }, row) => columns.size[row] ?? NONE,
  // The column shows it on responses only.
  rtt: ({ columns }, row) =>
    columns.isResponse[row] === 1 ? orNone(Number(columns.latencyNs[row])) : NONE,
  err: ({ columns }, row) => columns.errorCode[row] || NONE,
}

export function sortKeys(index: FrameIndex, column: string, length: number): Float64Array {
  if (column === 'api') return rankedText(length, (row) => apiText(index, row))
  if (column === 'summary') return rankedText(length, (row) => index.summaryOf(row + 1))
  if (column === 'client') return rankedText(length, (row) => clientText(index, row))
  const keyOf = KEYS[column] ?? ((_, row) => row)
  return Float64Array.from({ length }, (_, row) => keyOf(index, row))
}

function orNone(value: number): number {
  return value < 0 ? NONE : value
}

/** Name first, then version: `Fetch v4` before `Fetch v12`. */
function apiText({ columns }: FrameIndex, row: number): string {
  const name = apiNameOf(columns.apiKey[row] ?? -1)
  return name === null
    ? ''
    : `${name} ${(columns.apiVersion[row] ?? 0).toString().padStart(5, '0')}`
}

function clientText(index: FrameIndex, row: number): string {
  return index.clientIds[(index.columns.clientId[row] ?? 0) - 1] ?? ''
}

/** Sorts the distinct texts once, so that a million rows compare numbers. */
function rankedText(length: number, textOf: (row: number) => string): Float64Array {
  const rows = new Map<string, number[]>()
  const keys = new Float64Array(length).fill(NONE)
  for (let row = 0; row < length; row += 1) {
    const text = textOf(row)
    if (text === '') continue
    const same = rows.get(text)
    if (same === undefined) rows.set(text, [row])
    else same.push(row)
  }
  for (const [rank, text] of [...rows.keys()].toSorted().entries()) {
    for (const row of rows.get(text) ?? []) keys[row] = rank
  }
  return keys
}
