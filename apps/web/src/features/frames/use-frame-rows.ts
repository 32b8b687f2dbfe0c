// The rows that the table shows, asked from the worker: once per window, and again when one of them
// may have changed. Rows that stayed the same stay the same objects, so that nothing is redrawn.
import { useCallback, useEffect, useRef, useState } from 'react'
import { useAnswer } from '../../engine/use-answer.ts'
import type { FrameRow, Rows, WindowAnswer } from '../../engine/messages.ts'
import { useSessionStore } from '../../store/session-store.ts'
import { rowsKey } from './use-rows.ts'

/** Rows asked beyond the window on either side, so that a short scroll finds them there. */
const MARGIN = 40
const STEP = 20
/** Rows that are kept at hand at the end of a growing table: more than any screen shows. */
const FOLLOWED = 120

interface Loaded {
  readonly from: number
  readonly rows: readonly FrameRow[]
}

export interface UsedFrameRows {
  readonly rowAt: (index: number) => FrameRow | undefined
  readonly loaded: Loaded
  readonly onWindow: (first: number, end: number) => void
  /** Rows to show: while following, as many as are loaded, so that the end is never blank. */
  readonly count: number
}

const NONE: Loaded = { from: 0, rows: [] }

export function useFrameRows(rows: Rows, count: number, follows: boolean): UsedFrameRows {
  const [wanted, setWanted] = useState({ from: 0, count: 0 })
  const onWindow = useCallback((first: number, end: number) => {
    const from = Math.max(0, Math.floor((first - MARGIN) / STEP) * STEP)
    const next = { from, count: Math.ceil((end + MARGIN - from) / STEP) * STEP }
    setWanted((before) =>
      before.from === next.from && before.count === next.count ? before : next,
    )
  }, [])

  const from = follows ? Math.max(0, count - FOLLOWED) : wanted.from
  const length = Math.max(0, Math.min(follows ? FOLLOWED : wanted.count, count - from))
  const version = useWindowVersion(from + length)
  const key = `${rowsKey(rows)} ${from} ${length} ${version}`
  const { answer } = useAnswer('window', length === 0 ? null : { rows, from, count: length }, key)

  const [loaded, setLoaded] = useState({ answer: undefined as WindowAnswer | undefined, ...NONE })
  if (answer !== undefined && loaded.answer !== answer)
    setLoaded({ answer, ...merge(loaded, answer) })
  const rowAt = useCallback((index: number) => loaded.rows[index - loaded.from], [loaded])
  const loadedEnd = loaded.from + loaded.rows.length
  return { rowAt, loaded, onWindow, count: follows ? Math.min(loadedEnd, count) : count }
}

/** Rises when a row before `end` is new or different. */
function useWindowVersion(end: number): number {
  const [version, setVersion] = useState(0)
  const endNow = useRef(end)
  useEffect(() => {
    endNow.current = end
  }, [end])
  useEffect(
    () =>
      useSessionStore.subscribe(({ delta }, before) => {
        if (
          delta !== before.delta &&
          delta.changedFrom - 1 < endNow.current &&
          delta.changedFrom <= delta.frames
        ) {
          setVersion(delta.revision)
        }
      }),
    [],
  )
  return version
}

/** Keeps the old object of every row that is the same. */
export function merge(before: Loaded, answer: WindowAnswer): Loaded {
  const known = new Map(before.rows.map((row) => [row.frame, row]))
  return {
    from: answer.from,
    rows: answer.rows.map((row) => {
      const old = known.get(row.frame)
      return old !== undefined && isSame(old, row) ? old : row
    }),
  }
}

/** What can change after a frame was read: it gets its answer, and its node may be learnt. */
function isSame(first: FrameRow, second: FrameRow): boolean {
  return (
    first.name === second.name &&
    first.pair === second.pair &&
    first.latencyNs === second.latencyNs &&
    first.node === second.node
  )
}
