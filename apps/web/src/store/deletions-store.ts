// Things that the reader deleted and may still take back. They are hidden at once and deleted when
// nobody has changed their mind; a page that is closed before then has deleted nothing.
import { create } from 'zustand'

/** As long as the toast with its Undo is shown. */
export const UNDO_MS = 8000

interface DeletionsState {
  readonly hidden: ReadonlySet<string>
}

export const useDeletions = create<DeletionsState>()(() => ({ hidden: new Set() }))

/** Returns the function that takes it back. */
export function deleteLater(key: string, run: () => void): () => void {
  setHidden(key, true)
  const timer = setTimeout(run, UNDO_MS)
  return () => {
    clearTimeout(timer)
    setHidden(key, false)
  }
}

function setHidden(key: string, isHidden: boolean): void {
  useDeletions.setState(({ hidden }) => {
    const changed = new Set(hidden)
    if (isHidden) changed.add(key)
    else changed.delete(key)
    return { hidden: changed }
  })
}
