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

/** `grid-template-columns` for the columns in their order. */
export function columnTemplate(
  columns: readonly {
    readonly id: string
    readonly width: number
    readonly minWidth: number
    readonly grows?: true
  }[],
  widths: Readonly<Record<string, number>>,
): string {
  return columns
    .map(({ id, width, minWidth, grows }) => {
      const own = Math.max(widths[id] ?? width, minWidth)
      return grows === true ? `minmax(${own}px, 1fr)` : `${own}px`
    })
    .join(' ')
}
