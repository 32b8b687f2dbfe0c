// Keeps the row window of a scrolling element (lib/row-window.ts) in React state, and changes it
// only when other rows have to be drawn: scrolling inside the overscan renders nothing.
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import {
  isAtEnd,
  MAX_SCROLL_PX,
  rowWindow,
  scrollTopToCentre,
  scrollTopToShow,
  trackHeight,
  type RowViewport,
  type RowWindow,
} from '../lib/row-window.ts'

/** Rows drawn above and below the view. */
const OVERSCAN = 12
/** Enough while the end is followed: nobody scrolls. */
const OVERSCAN_AT_END = 2

interface Options {
  readonly count: number
  readonly rowHeight: number
  /** Pixels of a sticky header inside of the scrolling element. */
  readonly headHeight?: number
  /** Shows the end, whatever the scroll position says: it is moved there after the draw. */
  readonly follows?: boolean
}

export interface UsedRowWindow {
  /** Goes to the scrolling element. */
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly window: RowWindow
  readonly trackHeight: number
  /** Rows that fit into the view. */
  readonly pageRows: number
  readonly measure: () => void
  readonly isAtEnd: () => boolean
  readonly scrollToEnd: () => void
  readonly show: (row: number) => void
  readonly centre: (row: number) => void
}

export function useRowWindow(options: Options): UsedRowWindow {
  const { count, rowHeight, headHeight = 0, follows = false } = options
  const scroller = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState({ scrollTop: 0, height: 0 })
  const isScaled = count * rowHeight > MAX_SCROLL_PX

  const measure = useCallback(() => {
    const element = scroller.current
    if (element === null) return
    const { scrollTop } = element
    const height = Math.max(0, element.clientHeight - headHeight)
    setSeen((before) => {
      const isSameRow =
        !isScaled && Math.floor(before.scrollTop / rowHeight) === Math.floor(scrollTop / rowHeight)
      return before.height === height && (follows || isSameRow) ? before : { scrollTop, height }
    })
  }, [headHeight, rowHeight, isScaled, follows])

  // An observer calls back once when it begins, before the paint: that is the first measurement,
  // and the one after following has ended.
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [measure])

  return useMemo(() => {
    const track = trackHeight(count, rowHeight)
    const viewport = (): RowViewport => ({
      count,
      rowHeight,
      height: seen.height,
      scrollTop: scroller.current?.scrollTop ?? 0,
    })
    const scrollTo = (top: number | null): void => {
      if (top === null || scroller.current === null) return
      scroller.current.scrollTop = top
      measure()
    }
    // The end is known without asking the page for its layout, which would be made twice then.
    const scrollTop = follows ? Math.max(0, track - seen.height) : seen.scrollTop
    return {
      scroller,
      pageRows: Math.max(1, Math.floor(seen.height / rowHeight)),
      window: rowWindow(
        { count, rowHeight, height: seen.height, scrollTop },
        follows ? OVERSCAN_AT_END : OVERSCAN,
      ),
      trackHeight: track,
      measure,
      isAtEnd: () => isAtEnd(viewport()),
      scrollToEnd: () => scrollTo(track),
      show: (row) => scrollTo(scrollTopToShow(row, viewport())),
      centre: (row) => {
        if (scrollTopToShow(row, viewport()) !== null) scrollTo(scrollTopToCentre(row, viewport()))
      },
    }
  }, [seen, follows, count, rowHeight, measure])
}
