// The answer to "ledger": where the broker's bytes differ from the client's, both side by side.
import type { LedgerAnswer, LedgerRow } from '../pane-messages.ts'
import type { TreeRows } from '../tree-messages.ts'
import { deepestAt } from '../../lib/tree-fold.ts'
import type { FrameExtras } from './capture-reader.ts'

export function ledgerOf(
  frame: number,
  bytes: Uint8Array,
  rows: TreeRows,
  extras: FrameExtras | undefined,
): LedgerAnswer {
  const splices = extras?.splices ?? []
  return {
    frame,
    rows: splices.map(({ offset, removed, bytes: broker }): LedgerRow => {
      const row = deepestAt(rows, offset, offset + Math.max(1, removed))
      return {
        offset,
        path: rows.paths[row] ?? null,
        broker: broker.slice(),
        client: bytes.slice(offset, offset + removed),
      }
    }),
  }
}
