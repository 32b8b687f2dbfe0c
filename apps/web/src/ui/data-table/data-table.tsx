// A table of any length that draws only what is seen. It holds no rows: the owner gives the rows of
// the window and hears which window is wanted. Sorting and filtering are the owner's as well. Role
// grid, one tab stop, header included.
import {
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type Ref,
} from 'react'
import type { RowData } from '@tanstack/react-table'
import { useRowWindow } from '../use-row-window.ts'
import { columnTemplate } from './column.ts'
import { setWidth } from './column-width.ts'
import './data-table.css'
import { TableHead } from './table-head.tsx'
import { TableRow, type RowLook } from './table-row.tsx'
import { useColumnModel, type ColumnModelOptions } from './use-column-model.ts'
import { useTableFocus } from './use-table-focus.ts'

export interface DataTableHandle {
  /** Scrolls to a row and gives it the tab stop; takes the focus only if the table has it. */
  readonly reveal: (row: number) => void
  readonly focus: () => void
}

/** A power of two above the rows of any screen: rows that scroll out are redrawn as those that come in. */
const RECYCLED = 256

interface Props<Data extends RowData> extends ColumnModelOptions<Data> {
  readonly label: string
  readonly rowCount: number
  readonly rowHeight: number
  /** Index of the first of `rows`. */
  readonly from: number
  readonly look: (row: Data) => RowLook
  readonly selectedRow: number
  /** Belongs to the selected one: marked in the gutter. -1 = none. */
  readonly markedRow: number
  /** Stays at the end while rows are added. */
  readonly follows: boolean
  readonly onWindow: (first: number, end: number) => void
  readonly onSelect: (row: number, how: 'pointer' | 'keyboard') => void
  readonly onOpen: (row: number) => void
  readonly onSort: (column: string) => void
  /** The reader scrolled away from the end, or back to it. */
  readonly onEnd: (isAtEnd: boolean) => void
  readonly ref?: Ref<DataTableHandle>
}

export function DataTable<Data extends RowData>({ ref, ...props }: Props<Data>) {
  const { rowCount, rowHeight, follows, selectedRow, onWindow, onSelect } = props
  const table = useColumnModel(props)
  const columns = table.getVisibleLeafColumns()
  const loaded = table.getRowModel().rows
  const rows = useRowWindow({ count: rowCount, rowHeight, headHeight: rowHeight, follows })
  const { scroller, window: shown, pageRows, measure, scrollToEnd, show, centre } = rows
  const { active, moveTo, focusProps } = useTableFocus({
    scroller,
    rowCount,
    columnCount: columns.length,
    pageRows,
    show,
    onMove: (row) => onSelect(row, 'keyboard'),
  })
  const lastTop = useRef(0)

  useEffect(() => onWindow(shown.first, shown.end), [onWindow, shown.first, shown.end])
  useLayoutEffect(() => {
    if (follows) scrollToEnd()
  }, [follows, scrollToEnd])
  useImperativeHandle(ref, () => ({
    reveal: (row) => {
      centre(row)
      moveTo(
        { row, column: active.column },
        document.activeElement?.closest('.table') === scroller.current ? 'focus' : 'silently',
      )
    },
    focus: () => moveTo(active, 'focus'),
  }))

  const onScroll = (): void => {
    const top = scroller.current?.scrollTop ?? 0
    const movedUp = top < lastTop.current - 1
    const movedDown = top > lastTop.current + 1
    lastTop.current = top
    measure()
    if (movedUp && !rows.isAtEnd()) props.onEnd(false)
    else if (movedDown && rows.isAtEnd()) props.onEnd(true)
  }
  const onClick = (event: MouseEvent): void => {
    const cell = cellOf(event.target)
    if (cell === null) return
    moveTo(cell, 'focus')
    onSelect(cell.row, 'pointer')
  }
  const onDoubleClick = (event: MouseEvent): void => {
    const cell = cellOf(event.target)
    if (cell !== null) props.onOpen(cell.row)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const column = columns[active.column]
    if (active.row < 0 && column !== undefined && event.target !== scroller.current) {
      const step = event.altKey ? { ArrowLeft: -16, ArrowRight: 16 }[event.key] : undefined
      if (step !== undefined) {
        event.preventDefault()
        setWidth(table, column, column.getSize() + step)
        return
      }
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault()
        event.stopPropagation()
        if (column.getCanSort()) props.onSort(column.id)
        return
      }
    }
    if (event.key === 'Enter' && active.row >= 0) props.onOpen(active.row)
    focusProps.onKeyDown(event)
  }

  const isActiveShown = active.row < 0 || (active.row >= shown.first && active.row < shown.end)
  const style = {
    '--table-columns': columnTemplate(columns),
    '--table-width': `${table.getTotalSize()}px`,
    '--row-height': `${rowHeight}px`,
  }
  return (
    <div
      ref={scroller}
      className="table"
      role="grid"
      aria-label={props.label}
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.length}
      tabIndex={isActiveShown && rowCount > 0 ? -1 : 0}
      style={style as CSSProperties}
      onScroll={onScroll}
      {...focusProps}
      onKeyDown={onKeyDown}
    >
      <TableHead
        table={table}
        activeColumn={active.row < 0 ? active.column : -1}
        onSort={props.onSort}
      />
      <div
        className="table-track"
        role="rowgroup"
        style={{ height: rows.trackHeight }}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
      >
        <div role="presentation" style={{ transform: `translateY(${shown.shift}px)` }}>
          {rowRange(shown.first, Math.min(shown.end, rowCount)).map((index) => (
            <TableRow
              key={index % RECYCLED}
              index={index}
              row={loaded[index - props.from]}
              columns={columns}
              look={props.look}
              isSelected={index === selectedRow}
              isMarked={index === props.markedRow}
              activeColumn={index === active.row ? active.column : -1}
            />
          ))}
        </div>
      </div>
    </div>
  )
}

function rowRange(first: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index)
}

function cellOf(target: EventTarget): { row: number; column: number } | null {
  if (!(target instanceof Element)) return null
  const row = target.closest<HTMLElement>('[data-row]')?.dataset['row']
  const column = target.closest<HTMLElement>('[data-column]')?.dataset['column']
  return row === undefined ? null : { row: Number(row), column: Number(column ?? 0) }
}
