import { ArrowDown, ArrowUp } from 'lucide-react'
import type { TableColumn } from './column.ts'
import { useColumnResize } from './use-column-resize.ts'

export interface TableSort {
  readonly column: string
  readonly descending: boolean
}

interface Props<Row> {
  readonly columns: readonly TableColumn<Row>[]
  readonly sort: TableSort
  readonly activeColumn: number
  readonly widths: Readonly<Record<string, number>>
  readonly onSort: (column: string) => void
  readonly onWidth: (column: string, width: number) => void
}

export function TableHead<Row>({
  columns,
  sort,
  activeColumn,
  widths,
  onSort,
  onWidth,
}: Props<Row>) {
  const startResize = useColumnResize(onWidth)
  return (
    <div role="rowgroup" className="table-head">
      <div role="row" className="table-row" aria-rowindex={1}>
        {columns.map((column, at) => {
          const direction = sort.column === column.id ? sort.descending : null
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-colindex={at + 1}
              aria-sort={ariaSort(column, direction)}
              title={column.hint}
              tabIndex={at === activeColumn ? 0 : -1}
              data-head={at}
              className={`table-cell ${column.align === 'end' ? 'is-end' : ''}`}
              onClick={() => column.isSortable !== false && onSort(column.id)}
            >
              <span className="table-title">{column.title}</span>
              {direction !== null && <SortArrow isDescending={direction} />}
              <span
                className="table-resize"
                onClick={(event) => event.stopPropagation()}
                onDoubleClick={() => onWidth(column.id, column.width)}
                onPointerDown={(event) => startResize(event, column, widths[column.id])}
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

function ariaSort(
  column: { readonly isSortable?: boolean },
  isDescending: boolean | null,
): 'none' | 'ascending' | 'descending' | undefined {
  if (column.isSortable === false) return undefined
  if (isDescending === null) return 'none'
  return isDescending ? 'descending' : 'ascending'
}
