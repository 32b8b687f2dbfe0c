// Selecting a frame, a field, bytes. The link holds the selection; the store holds the frame number
// that the name in the link stands for.
import { ask } from '../../engine/engine-client.ts'
import type { Located } from '../../engine/messages.ts'
import type { ByteRange } from '../../lib/view-params.ts'
import { resolveSelection, useSelectionStore } from '../../store/selection-store.ts'
import { changeParams } from '../../store/view-store.ts'

/** Steps by key within this time are one entry of the history: Back undoes the walk, not each step. */
const WALK_MS = 1500
let lastStep = Number.NEGATIVE_INFINITY

interface Selectable {
  readonly name: string
  readonly frame: number
  readonly pair: number | null
}

export function selectFrame({ name, frame, pair }: Selectable, how: 'pointer' | 'keyboard'): void {
  const now = performance.now()
  const isWalking = how === 'keyboard' && now - lastStep < WALK_MS
  lastStep = how === 'keyboard' ? now : Number.NEGATIVE_INFINITY
  resolveSelection(name, frame, pair)
  changeParams({ f: name, p: undefined, b: undefined }, isWalking ? 'replace' : 'push')
}

export function selectField(path: string): void {
  changeParams({ p: path, b: undefined }, 'push')
}

/** Bytes that are not exactly those of one field; `path` is the innermost field around them. */
export function selectBytes(range: ByteRange, path: string | undefined): void {
  changeParams({ b: range, p: path }, 'replace')
}

/** Selects by number; false where there is no such frame. */
export async function selectNumber(frame: number): Promise<boolean> {
  return take(await ask('locate', { rows: { upTo: null, sort: null }, frame }))
}

/** Known with the row, before the fields of the frame are. */
export function selectPair(): void {
  const { pair } = useSelectionStore.getState()
  if (pair > 0) void selectNumber(pair)
}

export async function selectTime(timeNs: bigint): Promise<boolean> {
  return take(await ask('frameAt', { timeNs }))
}

export async function selectNeighbour(step: -1 | 1): Promise<boolean> {
  const { frame } = useSelectionStore.getState()
  return frame > 0 && take(await ask('neighbour', { frame, step }))
}

function take(found: Located | null): boolean {
  if (found !== null) selectFrame(found, 'keyboard')
  return found !== null
}
