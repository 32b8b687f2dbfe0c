// The selected field and bytes of one frame: what the link says, found in the tree.
import { useMemo } from 'react'
import type { TreeAnswer, TreeRows } from '../../../engine/tree-messages.ts'
import { deepestAt } from '../../../lib/tree-fold.ts'
import type { ByteRange } from '../../../lib/view-params.ts'
import { useViewStore } from '../../../store/view-store.ts'

export interface FieldSelection {
  /** Row of the tree, -1 = none. */
  readonly row: number
  /** Selected bytes: those of the field, or the range of the link. */
  readonly range: ByteRange | null
}

const NONE: FieldSelection = { row: -1, range: null }

export function useFieldSelection(tree: TreeAnswer | null): FieldSelection {
  const path = useViewStore(({ route }) => route.params.p)
  const start = useViewStore(({ route }) => route.params.b?.start)
  const end = useViewStore(({ route }) => route.params.b?.end)
  return useMemo(() => {
    if (tree === null) return NONE
    const range = start === undefined || end === undefined ? null : { start, end }
    return fieldSelection(tree.rows, path, range)
  }, [tree, path, start, end])
}

type SelectableRows = Pick<TreeRows, 'paths' | 'start' | 'end' | 'parent' | 'depth' | 'last'>

export function fieldSelection(
  rows: SelectableRows,
  path: string | undefined,
  range: ByteRange | null,
): FieldSelection {
  const row =
    path === undefined
      ? range === null
        ? -1
        : deepestAt(rows, range.start, range.end)
      : rows.paths.indexOf(path)
  if (range !== null) return { row, range }
  if (row < 0) return NONE
  const span = { start: rows.start[row] ?? 0, end: rows.end[row] ?? 0 }
  return { row, range: span.end > span.start ? span : null }
}
