// Which rows the table is about, and how many: up to the cursor, sorted or not. A sorted table is
// made for a fixed number of frames, so that rows never re-sort by themselves; what arrived since
// is counted until the reader asks for it.
import { useMemo, useState } from 'react'
import type { Rows } from '../../engine/messages.ts'
import { useSelectionStore } from '../../store/selection-store.ts'
import { useSessionStore } from '../../store/session-store.ts'
import { useViewStore } from '../../store/view-store.ts'

/** The worker indexes no more (design, section 2). */
export const MAX_LISTED = 2_000_000

export interface UsedRows {
  readonly rows: Rows
  readonly count: number
  /** Frames that exist and are not among the rows. */
  readonly missing: number
  /** Takes the frames that arrived since into a sorted table. */
  readonly refresh: () => void
}

export function useRows(): UsedRows {
  const sort = useViewStore(({ route }) => route.params.sort ?? null)
  const cursor = useSelectionStore((selection) => selection.cursor)
  const total = useSessionStore(({ delta }) => Math.min(delta.frames, MAX_LISTED))
  const isEnded = useSessionStore(({ delta }) => delta.phase.name === 'ended')
  const column = sort?.column ?? 'frame'
  const sortKey = `${column} ${sort?.descending ?? false} ${isEnded}`
  const [frozen, setFrozen] = useState({ sortKey, total })

  // Another order, or the end of reading, takes all frames that are there at that moment.
  if (frozen.sortKey !== sortKey) setFrozen({ sortKey, total })
  const isSorted = column !== 'frame' || sort?.descending === true
  const limit = isSorted ? Math.min(frozen.total, cursor ?? frozen.total) : cursor
  const count = Math.min(limit ?? total, total)

  const rows = useMemo((): Rows => ({ upTo: limit, sort }), [limit, sort])
  return { rows, count, missing: total - count, refresh: () => setFrozen({ sortKey, total }) }
}

export function rowsKey({ upTo, sort }: Rows): string {
  return `${upTo ?? ''} ${sort?.column ?? ''} ${sort?.descending ?? ''}`
}
