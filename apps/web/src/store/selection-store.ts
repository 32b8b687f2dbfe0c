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
  /** Time of the cursor's frame; null at the end. */
  readonly cursorNs: bigint | null
  /** The name that `frame` and `pair` were found for; differs from the URL while that is new. */
  readonly name: string | null
  /** Frame number that the name stands for; 0 = none in this capture. */
  readonly frame: number
  /** Its other half, 0 = none. */
  readonly pair: number
}

const initialState: SelectionState = {
  hover: null,
  cursor: null,
  cursorNs: null,
  name: null,
  frame: 0,
  pair: 0,
}

export const useSelectionStore = create<SelectionState>()(() => initialState)

export function hoverBytes(hover: ByteRange | null): void {
  const before = useSelectionStore.getState().hover
  if (before?.start === hover?.start && before?.end === hover?.end) return
  useSelectionStore.setState({ hover })
}

/** Fixes the cursor on a frame. */
export function moveCursor(frame: number, timeNs: bigint): void {
  if (useSelectionStore.getState().cursor === frame) return
  useSelectionStore.setState({ cursor: frame, cursorNs: timeNs })
}

/** Back to the end, which moves while the session is live. */
export function releaseCursor(): void {
  if (useSelectionStore.getState().cursor === null) return
  useSelectionStore.setState({ cursor: null, cursorNs: null })
}

export function resolveSelection(name: string | null, frame: number, pair: number | null): void {
  const before = useSelectionStore.getState()
  const found = { name, frame, pair: pair ?? 0 }
  if (before.name === name && before.frame === frame && before.pair === found.pair) return
  useSelectionStore.setState(before.frame === frame ? found : { ...found, hover: null })
}

export function forgetSelection(): void {
  useSelectionStore.setState(initialState)
}

export function modeOf(isLive: boolean, cursor: number | null): CursorMode {
  if (isLive) return cursor === null ? 'live' : 'paused'
  return cursor === null ? 'recorded' : 'replay'
}

/** Whether the bytes of a row or a run touch what the pointer is on. */
export function isHovered(start: number, end: number): (state: SelectionState) => boolean {
  return ({ hover }) => hover !== null && hover.start < end && start < hover.end
}
