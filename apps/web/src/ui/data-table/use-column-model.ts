import { functionalUpdate, useTable, type ReactTable, type RowData } from '@tanstack/react-table'
import { useMemo } from 'react'
import { features, type TableColumn } from './column.ts'

interface TableSort {
  readonly column: string
  readonly descending: boolean
}

export type ColumnWidths = Readonly<Record<string, number>>

export interface ColumnModelOptions<Data extends RowData> {
  /** All columns that there are, the same array from render to render. */
  readonly columns: readonly TableColumn<Data>[]
  /** Ids of those that are shown, in their order. */
  readonly shown: readonly string[]
  /** What the reader chose; other columns have the size of their definition. */
  readonly widths: ColumnWidths
  readonly sort: TableSort
  /** The rows of the window. */
  readonly rows: readonly Data[]
  readonly onWidths: (widths: ColumnWidths) => void
}

/** What the model holds is its owner's: preferences and link. It is told, and asks for changes. */
export function useColumnModel<Data extends RowData>({
  columns,
  shown,
  widths,
  sort,
  rows,
  onWidths,
}: ColumnModelOptions<Data>): ReactTable<typeof features, Data, null> {
  const state = useMemo(
    () => ({
      columnOrder: [...shown],
      columnVisibility: Object.fromEntries(
        columns.map(({ id = '' }) => [id, shown.includes(id)] as const),
      ),
    }),
    [columns, shown],
  )
  const sorting = useMemo(
    () => [{ id: sort.column, desc: sort.descending }],
    [sort.column, sort.descending],
  )
  return useTable(
    {
      features,
      columns,
      data: rows,
      state: { ...state, columnSizing: widths, sorting },
      manualSorting: true,
      onColumnSizingChange: (change) => onWidths(functionalUpdate(change, widths)),
    },
    nothing,
  )
}

/** The owner renders again by itself when any of the state changes. */
function nothing(): null {
  return null
}
