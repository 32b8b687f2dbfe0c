// Keeps the row window of a scrolling element (lib/row-window.ts) in React state, and changes it
// only when other rows have to be drawn: scrolling inside the overscan renders nothing.
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import {
  isAtEnd,
  rowWindow,
  scrollTopToCentre,
  scrollTopToShow,
  trackHeight,
  type RowViewport,
  type RowWindow,
} from '../lib/row-window.ts'

/** Rows drawn above and below the view. */
const OVERSCAN = 12

interface Options {
  readonly count: number
  readonly rowHeight: number
  /** Pixels of a sticky header inside of the scrolling element. */
  readonly headHeight?: number
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

const EMPTY: RowWindow = { first: 0, end: 0, shift: 0 }

export function useRowWindow({ count, rowHeight, headHeight = 0 }: Options): UsedRowWindow {
  const scroller = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState({ window: EMPTY, pageRows: 1 })

  const viewport = useCallback((): RowViewport => {
    const element = scroller.current
    const height = Math.max(0, (element?.clientHeight ?? 0) - headHeight)
    return { count, rowHeight, height, scrollTop: element?.scrollTop ?? 0 }
  }, [count, rowHeight, headHeight])

  const measure = useCallback(() => {
    const view = viewport()
    const window = rowWindow(view, OVERSCAN)
    const pageRows = Math.max(1, Math.floor(view.height / rowHeight))
    setSeen((before) =>
      isSame(before.window, window) && before.pageRows === pageRows ? before : { window, pageRows },
    )
  }, [viewport, rowHeight])

  // An observer calls back once when it begins, before the paint: that is the first measurement.
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [measure])

  return useMemo(() => {
    const scrollTo = (top: number | null): void => {
      if (top === null || scroller.current === null) return
      scroller.current.scrollTop = top
      measure()
    }
    return {
      scroller,
      ...seen,
      trackHeight: trackHeight(count, rowHeight),
      measure,
      isAtEnd: () => isAtEnd(viewport()),
      scrollToEnd: () => scrollTo(trackHeight(count, rowHeight)),
      show: (row) => scrollTo(scrollTopToShow(row, viewport())),
      centre: (row) => {
        if (scrollTopToShow(row, viewport()) !== null) scrollTo(scrollTopToCentre(row, viewport()))
      },
    }
  }, [seen, count, rowHeight, measure, viewport])
}

function isSame(first: RowWindow, second: RowWindow): boolean {
  return first.first === second.first && first.end === second.end && first.shift === second.shift
}
