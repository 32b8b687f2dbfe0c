import { useEffect } from 'react'
import { cycleTimeFormat } from '../../store/preferences-store.ts'
import { moveCursor, releaseCursor, useSelectionStore } from '../../store/selection-store.ts'
import { isLive, useSessionStore } from '../../store/session-store.ts'
import { registerCommands } from '../../store/commands.ts'
import { showView } from './show-view.ts'
import { movePaneFocus } from './pane-focus.ts'

/** What the shell itself answers to, in every view. */
export function useSessionCommands(): void {
  useEffect(
    () =>
      registerCommands({
        'view.overview': () => showView('overview'),
        'view.frames': () => showView('frames'),
        pause: togglePause,
        leave: releaseCursor,
        time: cycleTimeFormat,
        'pane.next': () => movePaneFocus(1),
        'pane.previous': () => movePaneFocus(-1),
      }),
    [],
  )
}

/** Live: stops the view at the newest frame, or returns to it. The capture goes on. */
export function togglePause(): void {
  const session = useSessionStore.getState()
  if (useSelectionStore.getState().cursor !== null) return releaseCursor()
  const { frames, endNs } = session.delta
  if (isLive(session) && frames > 0 && endNs !== null) moveCursor(frames, endNs)
}
