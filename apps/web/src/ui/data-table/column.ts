import type { ReactNode } from 'react'

/** One column of a data table. Cells are a function of the row alone, so that rows can be memoised. */
export interface TableColumn<Row> {
  readonly id: string
  readonly title: string
  /** What the column means, where the title is short. */
  readonly hint?: string
  readonly width: number
  readonly minWidth: number
  /** Takes the room that is left. */
  readonly grows?: true
  readonly align?: 'end'
  readonly isSortable?: boolean
  readonly cell: (row: Row) => ReactNode
  readonly className?: string
}

interface Sized {
  readonly id: string
  readonly width: number
  readonly minWidth: number
  readonly grows?: true
}
type Widths = Readonly<Record<string, number>>

/** `grid-template-columns` for the columns in their order. */
export function columnTemplate(columns: readonly Sized[], widths: Widths): string {
  return columns
    .map((column) => {
      const width = widthOf(column, widths)
      return column.grows === true ? `minmax(${width}px, 1fr)` : `${width}px`
    })
    .join(' ')
}

/** Pixels below which the table scrolls sideways. */
export function totalWidth(columns: readonly Sized[], widths: Widths): number {
  return columns.reduce((sum, column) => sum + widthOf(column, widths), 0)
}

function widthOf({ id, width, minWidth }: Sized, widths: Widths): number {
  return Math.max(widths[id] ?? width, minWidth)
}
