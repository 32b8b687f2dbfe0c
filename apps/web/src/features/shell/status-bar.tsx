import { cancelReading } from '../../engine/engine-client.ts'
import { Button } from '../../ui/button.tsx'
import { formatPercent, formatSize } from '../../lib/numbers.ts'
import { formatRelative, formatUtcClock } from '../../lib/time.ts'
import { useSelectionStore } from '../../store/selection-store.ts'
import { useSessionStore } from '../../store/session-store.ts'
import { useText } from '../../text/use-text.ts'
import type { Phase } from '../../engine/messages.ts'
import type { Catalogue } from '../../text/en.ts'
import './status-bar.css'

export function StatusBar() {
  const { status } = useText()
  const delta = useSessionStore((session) => session.delta)
  const { cursor, cursorNs } = useSelectionStore()
  const shown = Math.min(cursor ?? delta.frames, delta.frames)
  const momentNs = cursorNs ?? delta.endNs
  const parts = [
    status.shown(shown, delta.frames),
    status.connections(delta.connections),
    formatSize(delta.bytes),
    status.dropped(delta.droppedBytes),
  ]
  if (delta.startNs !== null && momentNs !== null) {
    const since = formatRelative(momentNs - delta.startNs)
    parts.push(`${status.cursor} ${since} s = ${formatUtcClock(momentNs)}`)
  }
  return (
    <footer className="status" aria-label={status.label}>
      <span className="status-parts">{parts.join(' \u00b7 ')}</span>
      <span className="status-work">
        {workText(delta.phase, status)}
        {delta.phase.name === 'reading' && (
          <Button kind="link" onClick={cancelReading}>
            {status.cancel}
          </Button>
        )}
      </span>
    </footer>
  )
}

function workText(phase: Phase, status: Catalogue['status']): string {
  switch (phase.name) {
    case 'reading':
      return status.decoding(formatPercent(phase.bytesRead, phase.bytesTotal))
    case 'ended':
      return `${status.decoded} \u00b7 ${status.idle}`
    default:
      return status.following
  }
}
