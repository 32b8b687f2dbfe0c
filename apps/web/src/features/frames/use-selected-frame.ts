import { useEffect } from 'react'
import { ask } from '../../engine/engine-client.ts'
import type { Rows } from '../../engine/messages.ts'
import { useAnswer } from '../../engine/use-answer.ts'
import { readFrameName } from '../../lib/frame-name.ts'
import { resolveSelection, useSelectionStore } from '../../store/selection-store.ts'
import { useSessionStore } from '../../store/session-store.ts'
import { useViewStore } from '../../store/view-store.ts'
import { rowsKey } from './use-rows.ts'

const ALL: Rows = { upTo: null, sort: null }

/** Finds the frame that the link names, again with every delta until it has been read. */
export function useSelectedFrame(): { readonly frame: number; readonly isMissing: boolean } {
  const linked = useViewStore(({ route }) => route.params.f ?? null)
  const frame = useSelectionStore((selection) => (selection.name === linked ? selection.frame : 0))
  const isFound = frame > 0 || linked === null
  const revision = useSessionStore(({ delta }) => (isFound ? 0 : delta.revision))
  const isEnded = useSessionStore(({ delta }) => delta.phase.name === 'ended')

  useEffect(() => {
    if (linked === null) return resolveSelection(null, 0, null)
    const name = readFrameName(linked)
    if (isFound || name === undefined || revision === 0) return
    ask('locate', { rows: ALL, frame: name }).then(
      (found) => found !== null && resolveSelection(linked, found.frame, found.pair),
      () => undefined,
    )
  }, [linked, isFound, revision])

  return { frame, isMissing: !isFound && isEnded }
}

/** Row of a frame in the order of the table, -1 while unknown or not among the rows. */
export function useRowOf(frame: number, rows: Rows, count: number): number {
  const isSorted = rows.sort !== null
  const question = isSorted && frame > 0 ? { rows, frame } : null
  const { answer } = useAnswer('locate', question, `${frame} ${rowsKey(rows)}`)
  if (!isSorted) return frame > 0 && frame <= count ? frame - 1 : -1
  return answer !== undefined && answer !== null && answer.frame === frame ? answer.row : -1
}
