import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, type Ref } from 'react'
import { ask } from '../../engine/engine-client.ts'
import type { FrameRow } from '../../engine/messages.ts'
import { rememberWidths, usePreferencesStore } from '../../store/preferences-store.ts'
import { releaseCursor, resolveSelection, useSelectionStore } from '../../store/selection-store.ts'
import { isLive, useSessionStore } from '../../store/session-store.ts'
import { changeParams, useViewStore } from '../../store/view-store.ts'
import { useRowHeight } from './use-row-height.ts'
import { useText } from '../../text/use-text.ts'
import { useMedia } from '../../ui/use-media.ts'
import { DataTable, type DataTableHandle } from '../../ui/data-table/data-table.tsx'
import type { ColumnWidths } from '../../ui/data-table/use-column-model.ts'
import { DEFAULT_COLUMNS, frameColumns, rowLabel } from './frame-columns.tsx'
import './frame-table.css'
import { nextSort } from './next-sort.ts'
import { MorePill } from './more-pill.tsx'
import { selectFrame } from './selection.ts'
import { useFrameRows } from './use-frame-rows.ts'
import { useFollow } from './use-follow.ts'
import type { UsedRows } from './use-rows.ts'
import { useRowOf } from './use-selected-frame.ts'

const TABLE = 'frames'
const IN_ORDER = { column: 'frame', descending: false }
const NO_WIDTHS = {}

const rememberFrameWidths = (widths: ColumnWidths): void => rememberWidths(TABLE, widths)

export interface FrameTableHandle {
  readonly focus: () => void
  readonly follow: () => void
  /** Moves the selection by rows; the first or last row for infinite steps. */
  readonly step: (rows: number) => void
}

export function FrameTable({
  used,
  ref,
}: {
  readonly used: UsedRows
  readonly ref: Ref<FrameTableHandle>
}) {
  const text = useText()
  const { rows, count, missing, refresh } = used
  const table = useRef<DataTableHandle>(null)
  const rowHeight = useRowHeight()
  const isNarrow = useMedia('(max-width: 1199px)')
  const timeFormat = usePreferencesStore((preferences) => preferences.timeFormat)
  const widths = usePreferencesStore((preferences) => preferences.widths[TABLE] ?? NO_WIDTHS)
  const shown = useViewStore(({ route }) => route.params.cols ?? DEFAULT_COLUMNS)
  const columns = useMemo(
    () => frameColumns(text, timeFormat, isNarrow),
    [text, timeFormat, isNarrow],
  )
  const { follows, onEnd, follow } = useFollow(used)
  const { rowAt, loaded, onWindow, count: shownCount } = useFrameRows(rows, count, follows)
  const { frame, pair } = useSelectionStore()
  const selectedRow = useRowOf(frame, rows, count)
  const pairRow = pair === 0 ? -1 : indexOfFrame(loaded, pair)
  const live = useSessionStore(isLive)

  useEffect(() => {
    if (selectedRow >= 0) table.current?.reveal(selectedRow)
  }, [selectedRow])
  // A request that was selected while it waited has got its answer meanwhile.
  useEffect(() => {
    const selected = loaded.rows.find((row) => row.frame === frame)
    if (selected !== undefined) resolveSelection(selected.name, frame, selected.pair)
  }, [loaded, frame])

  const look = useCallback(
    (row: FrameRow) => ({ label: rowLabel(row, text.row), className: '' }),
    [text],
  )
  const onSelect = useCallback(
    (index: number, how: 'pointer' | 'keyboard') => {
      const row = rowAt(index)
      if (row !== undefined) return selectFrame(row, how)
      // The keyboard can be faster than the rows.
      return void ask('window', { rows, from: index, count: 1 }).then(
        (answer) => answer.rows[0] !== undefined && selectFrame(answer.rows[0], how),
        () => undefined,
      )
    },
    [rowAt, rows],
  )
  const onSort = useCallback(
    (column: string) => changeParams({ sort: nextSort(rows.sort ?? IN_ORDER, column) }, 'push'),
    [rows.sort],
  )
  useImperativeHandle(ref, () => ({
    focus: () => table.current?.focus(),
    follow,
    step: (by) => {
      if (count > 0)
        onSelect(
          Math.max(0, Math.min(count - 1, (selectedRow < 0 ? -1 : selectedRow) + by)),
          'keyboard',
        )
    },
  }))

  return (
    <div className="frame-table" data-pane="table">
      <DataTable
        ref={table}
        label={text.frames.label}
        columns={columns}
        shown={shown}
        widths={widths}
        rows={loaded.rows}
        from={loaded.from}
        rowCount={shownCount}
        rowHeight={rowHeight}
        look={look}
        selectedRow={selectedRow}
        markedRow={pairRow}
        sort={rows.sort ?? IN_ORDER}
        follows={follows}
        onWindow={onWindow}
        onSelect={onSelect}
        onOpen={focusTree}
        onSort={onSort}
        onWidths={rememberFrameWidths}
        onEnd={onEnd}
      />
      {missing > 0 && (
        <MorePill
          text={
            live || rows.sort !== null ? text.frames.newer(missing) : text.frames.after(missing)
          }
          onClick={rows.sort === null ? releaseCursor : refresh}
        />
      )}
    </div>
  )
}

/** Enter goes on into the fields of the frame. */
function focusTree(): void {
  document.querySelector<HTMLElement>('[data-pane="fields"] [tabindex="0"]')?.focus()
}

function indexOfFrame(
  loaded: { readonly from: number; readonly rows: readonly FrameRow[] },
  frame: number,
): number {
  const at = loaded.rows.findIndex((row) => row.frame === frame)
  return at < 0 ? -1 : loaded.from + at
}
