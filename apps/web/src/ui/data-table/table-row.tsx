import type { RowData } from '@tanstack/react-table'
import { memo, type CSSProperties } from 'react'
import { renderCell, type ModelColumn, type ModelRow } from './column.ts'

export interface RowLook {
  /** Reads the whole row, for the row header. */
  readonly label: string
  readonly className: string
}

interface Props<Data extends RowData> {
  /** Of the column model; undefined while it is asked for. */
  readonly row: ModelRow<Data> | undefined
  readonly index: number
  readonly columns: readonly ModelColumn<Data>[]
  readonly look: (row: Data) => RowLook
  readonly isSelected: boolean
  readonly isMarked: boolean
  /** Column of this row that holds the tab stop of the table, or -1. */
  readonly activeColumn: number
}

function TableRowView<Data extends RowData>({
  row,
  index,
  columns,
  look,
  isSelected,
  isMarked,
  activeColumn,
}: Props<Data>) {
  const { label, className } =
    row === undefined ? { label: '', className: 'is-loading' } : look(row.original)
  const cells = row?.getVisibleCells()
  return (
    <div
      role="row"
      className={`table-row ${className} ${isMarked ? 'is-marked' : ''}`}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-row={index}
    >
      {columns.map(({ id, columnDef: { meta } }, at) => {
        const cell = cells?.[at]
        return (
          <div
            key={id}
            role={at === 0 ? 'rowheader' : 'gridcell'}
            aria-colindex={at + 1}
            aria-label={at === 0 && label !== '' ? label : undefined}
            tabIndex={at === activeColumn ? 0 : -1}
            data-column={at}
            className={`table-cell ${meta?.align === 'end' ? 'is-end' : ''} ${meta?.className ?? ''}`}
          >
            {cell === undefined ? (
              <span className="table-bar" style={barStyle(index, at)} />
            ) : (
              renderCell(cell)
            )}
          </div>
        )
      })}
    </div>
  )
}

/**
 * Drawn again only when its own data, selection or tab stop changes. The model makes new rows with
 * every window; what is shown is their data.
 */
export const TableRow = memo(TableRowView, isSame) as typeof TableRowView

function isSame<Data extends RowData>(
  before: Readonly<Props<Data>>,
  after: Readonly<Props<Data>>,
): boolean {
  return (
    before.row?.original === after.row?.original &&
    before.index === after.index &&
    before.columns === after.columns &&
    before.look === after.look &&
    before.isSelected === after.isSelected &&
    before.isMarked === after.isMarked &&
    before.activeColumn === after.activeColumn
  )
}

/** Bars of uneven length, the same on every draw: a table that loads, not a striped flag. */
function barStyle(row: number, column: number): CSSProperties {
  return { width: `${40 + ((row * 7 + column * 13) % 5) * 10}%` }
}
