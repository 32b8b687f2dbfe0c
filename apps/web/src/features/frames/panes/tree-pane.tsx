import { useEffect, useMemo, useState } from 'react'
import type { TreeAnswer } from '../../../engine/tree-messages.ts'
import { copyText } from '../../../lib/clipboard.ts'
import { deepestAt, openedTo, withAncestors } from '../../../lib/tree-fold.ts'
import { announce } from '../../../store/announcer.ts'
import { registerCommands } from '../../../store/commands.ts'
import { hoverBytes, useSelectionStore } from '../../../store/selection-store.ts'
import { useRowHeight } from '../use-row-height.ts'
import { useText } from '../../../text/use-text.ts'
import { TreeGrid } from '../../../ui/tree-grid/tree-grid.tsx'
import { selectField } from '../selection.ts'
import { treeColumns } from './tree-columns.tsx'
import type { FieldSelection } from './use-field-selection.ts'

/** Levels that are open at first: header, body and what stands directly in them. */
const OPEN_LEVELS = 2

interface Props {
  readonly tree: TreeAnswer
  readonly selection: FieldSelection
}

export function TreePane({ tree, selection }: Props) {
  const text = useText()
  const { rows } = tree
  const rowHeight = useRowHeight()
  const [chosen, setChosen] = useState(() => openedAtFirst(tree))
  // What the link selects is always open, without becoming the reader's own choice.
  const open = useMemo(
    () => withAncestors(rows, chosen, selection.row),
    [rows, chosen, selection.row],
  )
  const columns = useMemo(() => treeColumns(rows, text), [rows, text])
  const hovered = useSelectionStore(({ hover }) =>
    hover === null ? -1 : deepestAt(rows, hover.start, hover.end),
  )

  useEffect(
    () =>
      registerCommands({
        copy: () => {
          const row = selection.row
          if (row < 0) return
          void copyText(rows.copies[row] ?? rows.values[row] ?? '').then((isDone) =>
            announce(isDone ? text.app.copied : text.app.copyFailed),
          )
        },
      }),
    [rows, selection.row, text],
  )

  return (
    <TreeGrid
      label={text.pane.fields}
      tree={rows}
      columns={columns}
      open={open}
      rowHeight={rowHeight}
      selected={selection.row}
      hovered={hovered}
      rowClass={(row) => rowClass(tree, row)}
      onOpenChange={setChosen}
      onSelect={(row) => selectField(rows.paths[row] ?? '')}
      onHover={(row) =>
        hoverBytes(row === null ? null : { start: rows.start[row] ?? 0, end: rows.end[row] ?? 0 })
      }
    />
  )
}

/** To depth two, and wherever an error or the place of a failure is. */
export function openedAtFirst({ rows }: Pick<TreeAnswer, 'rows'>): ReadonlySet<number> {
  let open: ReadonlySet<number> = openedTo(rows, OPEN_LEVELS)
  const header = rows.paths.indexOf('header')
  if (header >= 0) open = new Set([...open].filter((row) => row !== header))
  for (let row = 0; row < rows.names.length; row += 1) {
    if (rows.isError[row] === 1 || rows.notes[row] === 'failed')
      open = withAncestors(rows, open, row)
  }
  return open
}

function rowClass({ rows }: TreeAnswer, row: number): string {
  if (rows.isError[row] === 1 || rows.notes[row] === 'failed') return 'is-error'
  return rows.types[row] === 'tagged fields' && rows.values[row] === '0' ? 'is-faint' : ''
}
