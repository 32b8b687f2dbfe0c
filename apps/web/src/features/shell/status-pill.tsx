// Where the view stands in time, in words: LIVE, Paused, Replay, Recorded, Gateway lost. Of fixed
// width, so that nothing moves when the number in it changes.
import { Circle, Pause, Play } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Phase } from '../../engine/messages.ts'
import { formatPercent } from '../../lib/numbers.ts'
import { modeOf, releaseCursor, useSelectionStore } from '../../store/selection-store.ts'
import { isLive, phaseOf, useSessionStore } from '../../store/session-store.ts'
import { announce } from '../../store/announcer.ts'
import { useText } from '../../text/use-text.ts'
import { Tooltip } from '../../ui/tooltip.tsx'
import './status-pill.css'
import { togglePause } from './use-session-commands.ts'
import { useFrameRate } from './use-frame-rate.ts'

export function StatusPill() {
  const { pill } = useText()
  const phase = useSessionStore(phaseOf)
  const live = useSessionStore(isLive)
  const dropped = useSessionStore(({ delta }) => delta.droppedBytes)
  const cursor = useSelectionStore((selection) => selection.cursor)
  const newer = useSessionStore(({ delta }) => (cursor === null ? 0 : delta.frames - cursor))
  useFrameRate()
  const mode = modeOf(live, cursor)
  useModeAnnouncement(
    { live: pill.live, paused: pill.paused, replay: pill.replay, recorded: pill.recorded }[mode],
  )
  return (
    <div className="pill-group">
      {dropped > 0 && (
        <span className="pill-dropped" role="alert">
          {pill.dropped(dropped)}
        </span>
      )}
      {mode === 'paused' && (
        <Pill look="paused" hint={pill.resumeHint} onClick={togglePause}>
          <Pause size={14} strokeWidth={1.75} aria-hidden />
          {pill.paused}
          <span className="pill-count">{pill.newer(newer)}</span>
        </Pill>
      )}
      {mode === 'replay' && (
        <Pill look="paused" hint={pill.endHint} onClick={releaseCursor}>
          <Play size={14} strokeWidth={1.75} aria-hidden />
          {pill.replay}
          <span className="pill-count">{pill.after(newer)}</span>
        </Pill>
      )}
      {mode === 'live' && phase.name === 'live' && (
        <Pill look="live" hint={pill.pauseHint} onClick={togglePause}>
          <Circle size={10} fill="currentColor" strokeWidth={0} aria-hidden />
          {pill.live}
          <Rate />
        </Pill>
      )}
      {phase.name === 'lost' && mode === 'live' && <LostPill retryAtMs={phase.retryAtMs} />}
      {mode === 'recorded' && <span className="pill">{recordedWord(phase, pill)}</span>}
    </div>
  )
}

/** Says a change of mode, not the mode that the session begins with. */
function useModeAnnouncement(word: string): void {
  const said = useRef(word)
  useEffect(() => {
    if (said.current === word) return
    said.current = word
    announce(word)
  }, [word])
}

interface PillProps {
  readonly look: 'live' | 'paused'
  readonly hint: string
  readonly onClick: () => void
  readonly children: ReactNode
}

function Pill({ look, hint, onClick, children }: PillProps) {
  return (
    <Tooltip text={hint}>
      <button type="button" className={`pill pill-${look}`} onClick={onClick}>
        {children}
      </button>
    </Tooltip>
  )
}

function Rate() {
  const { pill } = useText()
  const rate = useSessionStore((session) => session.rate)
  return <span className="pill-count">{pill.rate(rate)}</span>
}

function LostPill({ retryAtMs }: { readonly retryAtMs: number }) {
  const { pill } = useText()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.max(0, Math.ceil((retryAtMs - now) / 1000))
  return (
    <span className="pill pill-lost">
      <span role="alert">{pill.lost}</span>
      <span className="pill-count">{pill.retryIn(seconds)}</span>
    </span>
  )
}

function recordedWord(phase: Phase, pill: ReturnType<typeof useText>['pill']): string {
  if (phase.name === 'reading')
    return `${pill.reading} ${formatPercent(phase.bytesRead, phase.bytesTotal)}`
  if (phase.name === 'failed') return pill.failed
  return phase.name === 'ended' ? pill.recorded : pill.opening
}
