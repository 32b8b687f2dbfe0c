// Keeps the time cursor and the parameter `t` of the link together. A link's cursor is applied as
// soon as its frame has been read; moving the cursor replaces the link, ten times a second at most.
import { useEffect, useRef } from 'react'
import { ask } from '../../engine/engine-client.ts'
import { moveCursor, useSelectionStore } from '../../store/selection-store.ts'
import { frameCount, useSessionStore } from '../../store/session-store.ts'
import { changeParams, useViewStore } from '../../store/view-store.ts'

const WRITE_MS = 100

export function useLinkedCursor(): void {
  const linked = useViewStore(({ route }) => route.params.t)
  const isReached = useSessionStore(
    (session) => linked !== undefined && frameCount(session) >= linked,
  )
  const isApplied = useRef(false)

  useEffect(() => {
    if (linked === undefined || !isReached || isApplied.current) return
    isApplied.current = true
    void ask('locate', { rows: { upTo: null, sort: null }, frame: linked }).then(
      (found) => found !== null && moveCursor(found.frame, found.timeNs),
      () => undefined,
    )
  }, [linked, isReached])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = useSelectionStore.subscribe(({ cursor }, before) => {
      if (cursor === before.cursor || timer !== undefined) return
      isApplied.current = true
      timer = setTimeout(() => {
        timer = undefined
        changeParams({ t: useSelectionStore.getState().cursor ?? undefined }, 'replace')
      }, WRITE_MS)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [])
}
