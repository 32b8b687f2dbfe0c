import { memo, type CSSProperties } from 'react'
import type { TableColumn } from './column.ts'

export interface RowLook {
  /** Reads the whole row, for the row header. */
  readonly label: string
  readonly className: string
}

interface Props<Row> {
  readonly row: Row | undefined
  readonly index: number
  readonly columns: readonly TableColumn<Row>[]
  readonly look: (row: Row) => RowLook
  readonly isSelected: boolean
  readonly isMarked: boolean
  /** Column of this row that holds the tab stop of the table, or -1. */
  readonly activeColumn: number
}

function TableRowView<Row>({
  row,
  index,
  columns,
  look,
  isSelected,
  isMarked,
  activeColumn,
}: Props<Row>) {
  const { label, className } =
    row === undefined ? { label: '', className: 'is-loading' } : look(row)
  return (
    <div
      role="row"
      className={`table-row ${className} ${isMarked ? 'is-marked' : ''}`}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-row={index}
    >
      {columns.map((column, at) => (
        <div
          key={column.id}
          role={at === 0 ? 'rowheader' : 'gridcell'}
          aria-colindex={at + 1}
          aria-label={at === 0 && label !== '' ? label : undefined}
          tabIndex={at === activeColumn ? 0 : -1}
          data-column={at}
          className={`table-cell ${column.align === 'end' ? 'is-end' : ''} ${column.className ?? ''}`}
        >
          {row === undefined ? (
            <span className="table-bar" style={barStyle(index, at)} />
          ) : (
            column.cell(row)
          )}
        </div>
      ))}
    </div>
  )
}

/** Drawn again only when its own row, selection or tab stop changes. */
export const TableRow = memo(TableRowView) as typeof TableRowView

/** Bars of uneven length, the same on every draw: a table that loads, not a striped flag. */
function barStyle(row: number, column: number): CSSProperties {
  return { width: `${40 + ((row * 7 + column * 13) % 5) * 10}%` }
}
