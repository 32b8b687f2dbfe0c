import type { ReactTable, RowData } from '@tanstack/react-table'
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { features, ModelColumn } from './column.ts'
import { setWidth, startResize } from './column-width.ts'

interface Props<Data extends RowData> {
  readonly table: ReactTable<typeof features, Data, null>
  readonly activeColumn: number
  readonly onSort: (column: string) => void
}

export function TableHead<Data extends RowData>({ table, activeColumn, onSort }: Props<Data>) {
  return (
    <div role="rowgroup" className="table-head">
      <div role="row" className="table-row" aria-rowindex={1}>
        {table.getLeafHeaders().map((header, at) => {
          const { column } = header
          const { hint, align } = column.columnDef.meta ?? {}
          const sorted = column.getIsSorted()
          return (
            <div
              key={header.id}
              role="columnheader"
              aria-colindex={at + 1}
              aria-sort={ariaSort(column)}
              title={hint}
              tabIndex={at === activeColumn ? 0 : -1}
              data-head={at}
              className={`table-cell ${align === 'end' ? 'is-end' : ''}`}
              onClick={() => column.getCanSort() && onSort(column.id)}
            >
              <span className="table-title">
                <table.FlexRender header={header} />
              </span>
              {sorted !== false && <SortArrow isDescending={sorted === 'desc'} />}
              <span
                className="table-resize"
                onClick={(event) => event.stopPropagation()}
                onDoubleClick={() => column.resetSize()}
                onPointerDown={(event) =>
                  startResize(event, column.getSize(), (width) => setWidth(table, column, width))
                }
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function SortArrow({ isDescending }: { readonly isDescending: boolean }) {
  const Arrow = isDescending ? ArrowDown : ArrowUp
  return <Arrow size={12} strokeWidth={1.75} aria-hidden />
}

function ariaSort<Data extends RowData>(
  column: ModelColumn<Data>,
): 'none' | 'ascending' | 'descending' | undefined {
  if (!column.getCanSort()) return undefined
  const sorted = column.getIsSorted()
  if (sorted === false) return 'none'
  return sorted === 'desc' ? 'descending' : 'ascending'
}
