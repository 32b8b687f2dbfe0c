import { useCallback, type PointerEvent } from 'react'
import type { TableColumn } from './column.ts'

/** Returns what a resize handle does on pointer down. The keyboard's way is Alt with an arrow. */
export function useColumnResize(onWidth: (column: string, width: number) => void) {
  return useCallback(
    (
      event: PointerEvent<HTMLElement>,
      column: Pick<TableColumn<unknown>, 'id' | 'width' | 'minWidth'>,
      chosen: number | undefined,
    ) => {
      const handle = event.currentTarget
      const startX = event.clientX
      const startWidth = handle.parentElement?.offsetWidth ?? chosen ?? column.width
      handle.setPointerCapture(event.pointerId)
      const move = ({ clientX }: globalThis.PointerEvent): void =>
        onWidth(column.id, Math.max(column.minWidth, Math.round(startWidth + clientX - startX)))
      const stop = (): void => {
        handle.removeEventListener('pointermove', move)
        handle.removeEventListener('pointerup', stop)
        handle.removeEventListener('pointercancel', stop)
      }
      handle.addEventListener('pointermove', move)
      handle.addEventListener('pointerup', stop)
      handle.addEventListener('pointercancel', stop)
      event.preventDefault()
    },
    [onWidth],
  )
}
