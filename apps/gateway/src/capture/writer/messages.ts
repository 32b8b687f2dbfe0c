// What the writing thread is started with, and what it tells the main thread.
import type { SegmentStart } from '../../store/session-store.ts'
import type { SectionRecord } from '../ring/ring-records.ts'
import type { RingMemory } from '../ring/ring.ts'

export interface WriterStart {
  readonly memory: RingMemory
  readonly folder: string
  readonly sessionId: string
  readonly section: SectionRecord
  /** Nanoseconds since 1970 that the times of the records count from. */
  readonly anchorNs: bigint
  readonly segmentBytes: number
  readonly segmentMs: number
  readonly flushMs: number
  readonly keepSecrets: boolean
}

export type WriterMessage =
  | {
      readonly type: 'progress'
      readonly end: number
      readonly frames: number
      readonly connections: number
      readonly segments: readonly SegmentStart[]
    }
  /** The disk is full or gone; nothing more will be written. */
  | { readonly type: 'failed'; readonly reason: string }
  | { readonly type: 'stopped' }
