import { useCallback, useRef } from 'react'
import { moveCursor, releaseCursor, useSelectionStore } from '../../store/selection-store.ts'
import { isLive, useSessionStore } from '../../store/session-store.ts'
import type { UsedRows } from './use-rows.ts'

/**
 * Follow and pause are one thing: the cursor. At the end it follows; scrolling up fixes it on the
 * newest frame, so that nothing moves under the reader; scrolling back down lets it go again. A
 * pause that was asked for (Space) stays until it is asked to end.
 */
export function useFollow({ rows, count }: UsedRows) {
  const live = useSessionStore(isLive)
  const cursor = useSelectionStore((selection) => selection.cursor)
  const wasScrolled = useRef(false)

  const onEnd = useCallback(
    (isAtEnd: boolean) => {
      if (!live || rows.sort !== null) return
      const { endNs } = useSessionStore.getState().delta
      if (!isAtEnd && useSelectionStore.getState().cursor === null && endNs !== null && count > 0) {
        wasScrolled.current = true
        moveCursor(count, endNs)
      }
      if (isAtEnd && wasScrolled.current) {
        wasScrolled.current = false
        releaseCursor()
      }
    },
    [live, rows.sort, count],
  )
  const follow = useCallback(() => {
    wasScrolled.current = false
    releaseCursor()
  }, [])
  return { follows: live && cursor === null && rows.sort === null, onEnd, follow }
}
