// The column model of every data table, from TanStack Table: order, widths, visibility, sort state.
// Its rows are those of the visible window alone, and it never sorts them: the worker does.
import {
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  metaHelper,
  rowSortingFeature,
  tableFeatures,
  type Cell,
  type Column,
  type ColumnDef,
  type Row,
  type RowData,
} from '@tanstack/react-table'
import type { ReactNode } from 'react'

/** What the library does not know of a column. */
interface ColumnLook {
  /** What the column means, where the title is short. */
  readonly hint?: string
  /** Takes the room that is left. */
  readonly grows?: true
  readonly align?: 'end'
  readonly className?: string
}

export const features = tableFeatures({
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
  columnMeta: metaHelper<ColumnLook>(),
})
type Features = typeof features

export type TableColumn<Data extends RowData> = ColumnDef<Features, Data>
export type ModelColumn<Data extends RowData> = Column<Features, Data>
export type ModelRow<Data extends RowData> = Row<Features, Data>

interface Sized {
  readonly columnDef: { readonly meta?: ColumnLook | undefined }
  readonly getSize: () => number
}

/** `grid-template-columns` for the columns in their order. */
export function columnTemplate(columns: readonly Sized[]): string {
  return columns
    .map((column) => {
      const width = column.getSize()
      return column.columnDef.meta?.grows === true ? `minmax(${width}px, 1fr)` : `${width}px`
    })
    .join(' ')
}

/**
 * Calls the cell of the column's definition. FlexRender would make a component of each: a dozen for
 * every row that scrolls in.
 */
export function renderCell<Data extends RowData>(cell: Cell<Features, Data>): ReactNode {
  const { cell: render } = cell.column.columnDef
  return typeof render === 'function' ? render(cell.getContext()) : render
}
