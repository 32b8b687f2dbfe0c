// Which frame stands on which row. Capture order needs no memory at all; any other order is one
// Uint32Array of frame numbers, made once for a fixed number of frames, so that rows never re-sort
// by themselves while new frames arrive. A filter will be one more such array.
import type { Rows } from '../messages.ts'
import type { FrameIndex } from './frame-index.ts'
import { sortKeys } from './sort-keys.ts'

export interface RowOrder {
  readonly length: number
  /** Frame number of a row. */
  frameAt(row: number): number
  /** Row of a frame, or -1. */
  rowOf(frame: number): number
}

export class RowOrders {
  readonly #index: FrameIndex
  #cached: { readonly key: string; readonly order: RowOrder } | undefined

  constructor(index: FrameIndex) {
    this.#index = index
  }

  get({ upTo, sort }: Rows): RowOrder {
    const length = Math.min(upTo ?? this.#index.length, this.#index.length)
    if (sort === null || (sort.column === 'frame' && !sort.descending)) return inOrder(length)
    if (sort.column === 'frame') return newestFirst(length)
    const key = `${sort.column} ${sort.descending} ${length}`
    if (this.#cached?.key === key) return this.#cached.order
    const order = sorted(this.#index, sort.column, sort.descending, length)
    this.#cached = { key, order }
    return order
  }
}

function inOrder(length: number): RowOrder {
  return {
    length,
    frameAt: (row) => row + 1,
    rowOf: (frame) => (frame >= 1 && frame <= length ? frame - 1 : -1),
  }
}

function newestFirst(length: number): RowOrder {
  return {
    length,
    frameAt: (row) => length - row,
    rowOf: (frame) => (frame >= 1 && frame <= length ? length - frame : -1),
  }
}

/** Frames without the value come last in both directions; equal values stay in capture order. */
function sorted(index: FrameIndex, column: string, descending: boolean, length: number): RowOrder {
  const keys = sortKeys(index, column, length)
  const frames = Uint32Array.from({ length }, (_, row) => row + 1)
  const sign = descending ? -1 : 1
  frames.sort((first, second) => {
    const a = keys[first - 1] ?? Number.NaN
    const b = keys[second - 1] ?? Number.NaN
    if (a === b) return first - second
    if (Number.isNaN(a)) return Number.isNaN(b) ? first - second : 1
    if (Number.isNaN(b)) return -1
    return a < b ? -sign : sign
  })
  return {
    length,
    frameAt: (row) => frames[row] ?? 0,
    rowOf: (frame) => frames.indexOf(frame),
  }
}
