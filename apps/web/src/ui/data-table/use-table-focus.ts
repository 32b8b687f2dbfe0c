// The tab stop of a table: one cell, moved by arrows, j/k, Home, End and the page keys. Rows come
// and go while scrolling; when the row of the focused cell goes, the focus stays on the table
// itself, so that the next key works and Tab goes on from here.
import {
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react'

/** Row -1 is the header. */
export interface ActiveCell {
  readonly row: number
  readonly column: number
}

interface Options {
  readonly scroller: RefObject<HTMLElement | null>
  readonly rowCount: number
  readonly columnCount: number
  readonly pageRows: number
  readonly show: (row: number) => void
  readonly onMove: (row: number) => void
}

export function useTableFocus({
  scroller,
  rowCount,
  columnCount,
  pageRows,
  show,
  onMove,
}: Options) {
  const [active, setActive] = useState<ActiveCell>({ row: 0, column: 0 })
  const wantsFocus = useRef(false)
  const hasFocus = useRef(false)

  // Rows are recycled: an element that has the focus may stand for another row by now.
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null || (!wantsFocus.current && !hasFocus.current)) return
    const cell = element.querySelector<HTMLElement>(cellSelector(active))
    const target = cell ?? element
    const focused = document.activeElement
    const isLost = focused === document.body || focused?.closest('[data-row]') !== null
    if (focused !== target && (wantsFocus.current || isLost)) target.focus({ preventScroll: true })
    wantsFocus.current = cell === null && wantsFocus.current
  })

  const moveTo = useCallback(
    (cell: ActiveCell, how: 'focus' | 'silently') => {
      wantsFocus.current ||= how === 'focus'
      setActive((before) =>
        before.row === cell.row && before.column === cell.column ? before : cell,
      )
      if (cell.row >= 0) show(cell.row)
    },
    [show],
  )

  const onKeyDown = (event: KeyboardEvent): void => {
    const target = targetOf(event, active, { rowCount, columnCount, pageRows })
    if (target === null) return
    event.preventDefault()
    event.stopPropagation()
    moveTo(target, 'focus')
    if (target.row !== active.row && target.row >= 0) onMove(target.row)
  }

  return {
    active,
    moveTo,
    focusProps: {
      onKeyDown,
      onFocus: () => (hasFocus.current = true),
      onBlur: ({ relatedTarget }: { relatedTarget: EventTarget | null }) => {
        if (relatedTarget !== null)
          hasFocus.current = scroller.current?.contains(relatedTarget as Node) ?? false
        else if (document.hasFocus()) hasFocus.current = document.activeElement !== document.body
      },
    },
  }
}

function cellSelector({ row, column }: ActiveCell): string {
  return row < 0 ? `[data-head="${column}"]` : `[data-row="${row}"] [data-column="${column}"]`
}

interface Extent {
  readonly rowCount: number
  readonly columnCount: number
  readonly pageRows: number
}

/** Where a key leads from a cell, or null if it is not a key of the table. */
export function targetOf(
  { key, ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  { row, column }: ActiveCell,
  { rowCount, columnCount, pageRows }: Extent,
): ActiveCell | null {
  if (altKey || metaKey) return null
  if (ctrlKey && key !== 'Home' && key !== 'End') return null
  const last = rowCount - 1
  const clamp = (wanted: number): ActiveCell => ({
    row: Math.max(0, Math.min(last, wanted)),
    column,
  })
  if (key === 'ArrowRight') return { row, column: Math.min(columnCount - 1, column + 1) }
  if (key === 'ArrowLeft') return { row, column: Math.max(0, column - 1) }
  if (key === 'ArrowUp' && row <= 0) return { row: -1, column }
  if (rowCount === 0) return null
  if (key === 'ArrowDown' || key === 'j') return clamp(row + 1)
  if (key === 'ArrowUp' || key === 'k') return clamp(row - 1)
  if (key === 'PageDown') return clamp(row + pageRows)
  if (key === 'PageUp') return clamp(row - pageRows)
  if (key === 'Home' || key === 'g') return clamp(0)
  if (key === 'End' || key === 'G') return clamp(last)
  return null
}
