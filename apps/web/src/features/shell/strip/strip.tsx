// The timeline of the session: ruler, a lane for findings (none yet), and traffic. The picture is
// one canvas; the cursor is an element of its own, so that moving it paints nothing else.
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { ask } from '../../../engine/engine-client.ts'
import type { Located } from '../../../engine/messages.ts'
import { formatRelative } from '../../../lib/time.ts'
import { moveCursor, releaseCursor, useSelectionStore } from '../../../store/selection-store.ts'
import { useSessionStore } from '../../../store/session-store.ts'
import { useText } from '../../../text/use-text.ts'
import { useTokens } from '../../../ui/use-tokens.ts'
import { drawStrip, STRIP_TOKENS } from './draw-strip.ts'
import './strip.css'
import { useBuckets } from './use-buckets.ts'

export function Strip() {
  const { strip } = useText()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [width, setWidth] = useState(0)
  const tokens = useTokens(STRIP_TOKENS)
  const frames = useSessionStore(({ delta }) => delta.frames)
  const startNs = useSessionStore(({ delta }) => delta.startNs)
  const endNs = useSessionStore(({ delta }) => delta.endNs)
  const { cursor, cursorNs } = useSelectionStore()
  const buckets = useBuckets(width)

  useEffect(() => {
    const element = canvas.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    if (canvas.current !== null && buckets !== null)
      drawStrip(canvas.current, width, buckets, tokens)
  }, [buckets, width, tokens])

  const place = useMemo(() => {
    if (startNs === null || endNs === null || endNs <= startNs) return 1
    return Number((cursorNs ?? endNs) - startNs) / Number(endNs - startNs)
  }, [startNs, endNs, cursorNs])
  const frame = cursor ?? frames

  const goToTime = (event: PointerEvent): void => {
    if (startNs === null || endNs === null || event.buttons !== 1) return
    const box = event.currentTarget.getBoundingClientRect()
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width))
    const micros = BigInt(Math.round((Number(endNs - startNs) / 1000) * share))
    void ask('frameAt', { timeNs: startNs + micros * 1000n }).then(
      (found) => goTo(found, frames),
      () => undefined,
    )
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = stepOf(event.key, frames)
    if (step === undefined) return
    event.preventDefault()
    const target = Math.max(1, Math.min(frames, frame + step))
    void ask('locate', { rows: { upTo: null, sort: null }, frame: target }).then(
      (found) => goTo(found, frames),
      () => undefined,
    )
  }
  const since = startNs === null ? '' : formatRelative((cursorNs ?? endNs ?? startNs) - startNs)
  return (
    <section className="strip" aria-label={strip.region} data-pane="strip">
      <div
        className="strip-track"
        role="slider"
        tabIndex={0}
        aria-label={strip.label}
        aria-valuemin={0}
        aria-valuemax={frames}
        aria-valuenow={frame}
        aria-valuetext={strip.value(since, frame)}
        title={strip.requests}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          goToTime(event)
        }}
        onPointerMove={goToTime}
        onKeyDown={onKeyDown}
      >
        <canvas ref={canvas} className="strip-canvas" />
        {cursor !== null && <div className="strip-future" style={{ left: `${place * 100}%` }} />}
        {frames > 0 && (
          <div
            className={`strip-cursor ${cursor === null ? 'is-end' : ''}`}
            style={{ transform: `translateX(${Math.round(place * Math.max(0, width - 1))}px)` }}
          >
            <span className={place > 0.85 ? 'is-left' : ''}>{since}</span>
          </div>
        )}
      </div>
    </section>
  )
}

/** The last frame is the end: the cursor is let go, so that a live session moves on. */
function goTo(found: Located | null, frames: number): void {
  if (found === null) return
  if (found.frame >= frames) releaseCursor()
  else moveCursor(found.frame, found.timeNs)
}

function stepOf(key: string, frames: number): number | undefined {
  const page = Math.max(1, Math.round(frames / 10))
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageDown: -page,
    PageUp: page,
    Home: -frames,
    End: frames,
  }
  return steps[key]
}
