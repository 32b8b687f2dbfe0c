// One session in memory: what the catalogue keeps, where its segments begin, who listens.
import type { CatalogueEntry } from './catalogue.ts'
import type { HeldSession as QuotaView } from './quota.ts'
import type { RecordingProgress, SegmentStart, SessionRecord } from './session-store.ts'

export class HeldSession {
  #entry: CatalogueEntry
  #segments: SegmentStart[]
  readonly appendCallbacks = new Set<(end: number) => void>()

  constructor(entry: CatalogueEntry, segments: readonly SegmentStart[]) {
    this.#entry = entry
    this.#segments = [...segments]
  }

  get entry(): CatalogueEntry {
    return this.#entry
  }

  get segments(): readonly SegmentStart[] {
    return this.#segments
  }

  get record(): SessionRecord {
    const { firstSegment: _, ...record } = this.#entry
    return { ...record, bytes: record.end - record.firstOffset }
  }

  get quotaView(): QuotaView {
    const { id, state, startedAt, end } = this.#entry
    const isRecording = state === 'recording'
    return { id, isRecording, startedAt: Date.parse(startedAt), segments: this.#segments, end }
  }

  change(change: Partial<CatalogueEntry>): void {
    this.#entry = { ...this.#entry, ...change }
  }

  advance({ end, frames, connections, dropped, clusterId, segments }: RecordingProgress): void {
    this.#entry = { ...this.#entry, end, frames, connections, dropped }
    if (clusterId !== undefined) this.change({ clusterId })
    if (segments !== undefined) this.#segments.push(...segments)
    for (const callback of this.appendCallbacks) callback(end)
  }

  /** Forgets the `count` oldest segments and returns them. */
  evict(count: number): SegmentStart[] {
    const gone = this.#segments.splice(0, count)
    const first = this.#segments[0]
    const firstSegment = first?.number ?? this.#entry.firstSegment + count
    this.change({ firstSegment, firstOffset: first?.start ?? this.#entry.end })
    return gone
  }
}
