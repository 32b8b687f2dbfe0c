// What the pointer and the clock are on right now. The committed selection is in the URL
// (view-store); here is what changes too often for it, or is only derived from it.
//
// The time cursor is a frame number; null is the end. With the phase of the session it is the mode:
//   end + live = live, fixed + live = paused, end + recorded = recorded, fixed + recorded = replay
import { create } from 'zustand'
import type { ByteRange } from '../lib/view-params.ts'

export type CursorMode = 'live' | 'paused' | 'recorded' | 'replay'

interface SelectionState {
  /** Bytes under the pointer in tree or hex, of the selected frame. */
  readonly hover: ByteRange | null
  readonly cursor: number | null
  /** Frame number that the name in the URL stands for; 0 while unknown. */
  readonly frame: number
  /** Its other half, 0 = none. */
  readonly pair: number
}

export const useSelectionStore = create<SelectionState>()(() => ({
  hover: null,
  cursor: null,
  frame: 0,
  pair: 0,
}))

export function hoverBytes(hover: ByteRange | null): void {
  const before = useSelectionStore.getState().hover
  if (before?.start === hover?.start && before?.end === hover?.end) return
  useSelectionStore.setState({ hover })
}

export function moveCursor(cursor: number | null): void {
  if (useSelectionStore.getState().cursor !== cursor) useSelectionStore.setState({ cursor })
}

export function resolveSelection(frame: number, pair: number): void {
  const before = useSelectionStore.getState()
  if (before.frame === frame && before.pair === pair) return
  useSelectionStore.setState({ frame, pair, hover: null })
}

export function forgetSelection(): void {
  useSelectionStore.setState({ hover: null, cursor: null, frame: 0, pair: 0 })
}

export function modeOf(isLive: boolean, cursor: number | null): CursorMode {
  if (isLive) return cursor === null ? 'live' : 'paused'
  return cursor === null ? 'recorded' : 'replay'
}

/** Whether the bytes of a row or a run touch what the pointer is on. */
export function isHovered(start: number, end: number): (state: SelectionState) => boolean {
  return ({ hover }) => hover !== null && hover.start < end && start < hover.end
}
