// The bytes of one frame. Pointing outlines, clicking and dragging select; Shift with arrows grows
// the selection. The owner says what a byte belongs to and what is selected.
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
} from 'react'
import { useRowWindow } from '../use-row-window.ts'
import { clip, type Mark, type Span } from './byte-classes.ts'
import { HexRow } from './hex-row.tsx'
import './hex-view.css'

interface Props {
  readonly label: string
  readonly bytes: Uint8Array
  readonly marks: readonly Mark[]
  readonly selected: Span | null
  readonly hovered: Span | null
  readonly rowHeight: number
  readonly onHover: (byte: number | null) => void
  /** One byte was pressed: the owner may widen it to what the byte belongs to. */
  readonly onPick: (byte: number) => void
  readonly onRange: (range: Span) => void
}

/** Width in pixels that sixteen bytes with their text need. */
const WIDE = 500

export function HexView({ label, bytes, marks, selected, hovered, rowHeight, ...on }: Props) {
  const [perRow, setPerRow] = useState(16)
  const count = Math.ceil(bytes.length / perRow)
  const {
    scroller,
    window: drawn,
    trackHeight,
    measure,
    centre,
  } = useRowWindow({ count, rowHeight })
  const drag = useRef<number | null>(null)
  const cursor = selected?.start ?? 0

  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => setPerRow(element.clientWidth < WIDE ? 8 : 16))
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller])
  useLayoutEffect(() => {
    if (selected !== null) centre(Math.floor(selected.start / perRow))
  }, [selected, perRow, centre])

  const onPointerDown = (event: PointerEvent): void => {
    const byte = byteOf(event.target)
    if (byte === null || event.button !== 0) return
    drag.current = byte
    if (event.shiftKey && selected !== null) on.onRange(between(selected.start, byte))
  }
  const onPointerMove = (event: PointerEvent): void => {
    const byte = byteOf(event.target)
    on.onHover(byte)
    if (byte !== null && drag.current !== null && byte !== drag.current)
      on.onRange(between(drag.current, byte))
  }
  const onPointerUp = (event: PointerEvent): void => {
    const byte = byteOf(event.target)
    if (byte !== null && byte === drag.current && !event.shiftKey) on.onPick(byte)
    drag.current = null
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -perRow, ArrowDown: perRow }[event.key]
    if (step === undefined || event.altKey || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    event.stopPropagation()
    if (event.shiftKey && selected !== null) on.onRange(grow(selected, step, bytes.length))
    else on.onRange(single(cursor + step, bytes.length))
  }

  return (
    <div
      ref={scroller}
      className={`hex ${perRow === 16 ? '' : 'hex-narrow'}`}
      role="group"
      aria-label={label}
      tabIndex={0}
      style={{ '--row-height': `${rowHeight}px` } as CSSProperties}
      onScroll={measure}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerLeave={() => on.onHover(null)}
    >
      <div className="hex-track" style={{ height: trackHeight }}>
        <div style={{ transform: `translateY(${drawn.shift}px)` }}>
          {Array.from({ length: Math.max(0, drawn.end - drawn.first) }, (_, index) => {
            const offset = (drawn.first + index) * perRow
            return (
              <HexRow
                key={offset}
                bytes={bytes}
                offset={offset}
                perRow={perRow}
                marks={marks}
                selected={clip(selected, offset, offset + perRow)}
                hovered={clip(hovered, offset, offset + perRow)}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

function byteOf(target: EventTarget): number | null {
  if (!(target instanceof HTMLElement)) return null
  const byte = target.dataset['byte']
  return byte === undefined ? null : Number(byte)
}

function between(first: number, second: number): Span {
  return { start: Math.min(first, second), end: Math.max(first, second) + 1 }
}

function single(byte: number, length: number): Span {
  const start = Math.max(0, Math.min(length - 1, byte))
  return { start, end: start + 1 }
}

function grow({ start, end }: Span, step: number, length: number): Span {
  return { start, end: Math.max(start + 1, Math.min(length, end + step)) }
}
