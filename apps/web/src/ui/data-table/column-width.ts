// How a reader changes the width of a column: by the handle in its head, or with Alt and an arrow.
import type { ReactTable, RowData } from '@tanstack/react-table'
import type { PointerEvent } from 'react'
import type { features, ModelColumn } from './column.ts'

/** Never below the least of the column, so that what is remembered is what is shown. */
export function setWidth<Data extends RowData>(
  table: ReactTable<typeof features, Data, null>,
  column: ModelColumn<Data>,
  width: number,
): void {
  const chosen = Math.max(column.columnDef.minSize ?? 0, Math.round(width))
  table.setColumnSizing((before) => ({ ...before, [column.id]: chosen }))
}

/** On pointer down. Begins with the width that is drawn: a column that grows is wider than its size. */
export function startResize(
  event: PointerEvent<HTMLElement>,
  size: number,
  onWidth: (width: number) => void,
): void {
  const handle = event.currentTarget
  const startX = event.clientX
  const startWidth = handle.parentElement?.offsetWidth ?? size
  handle.setPointerCapture(event.pointerId)
  const move = ({ clientX }: globalThis.PointerEvent): void =>
    onWidth(startWidth + clientX - startX)
  const stop = (): void => {
    handle.removeEventListener('pointermove', move)
    handle.removeEventListener('pointerup', stop)
    handle.removeEventListener('pointercancel', stop)
  }
  handle.addEventListener('pointermove', move)
  handle.addEventListener('pointerup', stop)
  handle.addEventListener('pointercancel', stop)
  event.preventDefault()
}
