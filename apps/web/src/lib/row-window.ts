// Which rows of a long list are on the screen. All rows have one height, so this is arithmetic and
// needs no measuring library: nothing here depends on the number of rows, and a list that grows
// sixty times a second costs nothing (react-virtual walks all rows whenever the count changes).
//
// Browsers clamp very tall elements, so above MAX_SCROLL_PX the scroll bar is scaled: `scrollTop`
// moves over a shorter track than the rows have. The drawn rows are then shifted to where the
// scaled thumb says they are; row numbers stay exact.

export const MAX_SCROLL_PX = 15_000_000

export interface RowViewport {
  readonly count: number
  readonly rowHeight: number
  /** Pixels of the view that show rows. */
  readonly height: number
  readonly scrollTop: number
}

export interface RowWindow {
  readonly first: number
  /** Exclusive. */
  readonly end: number
  /** Pixels from the top of the track to the top of row `first`. */
  readonly shift: number
}

/** Height of the scroll track. */
export function trackHeight(count: number, rowHeight: number): number {
  return Math.min(count * rowHeight, MAX_SCROLL_PX)
}

/** Pixels of rows above the view, as if nothing were scaled. */
export function rowsTop({ count, rowHeight, height, scrollTop }: RowViewport): number {
  const rows = count * rowHeight
  const track = trackHeight(count, rowHeight)
  if (rows <= track) return Math.max(0, scrollTop)
  const share = Math.min(1, Math.max(0, scrollTop) / (track - height))
  return share * (rows - height)
}

export function rowWindow(viewport: RowViewport, overscan: number): RowWindow {
  const { count, rowHeight, height, scrollTop } = viewport
  const top = rowsTop(viewport)
  const first = Math.max(0, Math.floor(top / rowHeight) - overscan)
  const end = Math.min(count, Math.ceil((top + height) / rowHeight) + overscan)
  const isScaled = count * rowHeight > MAX_SCROLL_PX
  return { first, end, shift: first * rowHeight + (isScaled ? scrollTop - top : 0) }
}

/** The scrollTop that shows `row` with the least movement, or null if it is in view. */
export function scrollTopToShow(row: number, viewport: RowViewport): number | null {
  const top = rowsTop(viewport)
  const rowTop = row * viewport.rowHeight
  if (rowTop < top) return unscale(rowTop, viewport)
  const rowEnd = rowTop + viewport.rowHeight
  return rowEnd > top + viewport.height ? unscale(rowEnd - viewport.height, viewport) : null
}

/** The scrollTop that puts `row` in the middle, for jumps from elsewhere. */
export function scrollTopToCentre(row: number, viewport: RowViewport): number {
  const { rowHeight, height, count } = viewport
  const wanted = row * rowHeight - (height - rowHeight) / 2
  return unscale(Math.min(Math.max(0, wanted), Math.max(0, count * rowHeight - height)), viewport)
}

/** Whether the last row is in view, give or take half of one. */
export function isAtEnd(viewport: RowViewport): boolean {
  const { count, rowHeight, height } = viewport
  return rowsTop(viewport) + height >= count * rowHeight - rowHeight / 2
}

function unscale(top: number, { count, rowHeight, height }: RowViewport): number {
  const rows = count * rowHeight
  const track = trackHeight(count, rowHeight)
  return rows <= track ? top : (top / (rows - height)) * (track - height)
}
