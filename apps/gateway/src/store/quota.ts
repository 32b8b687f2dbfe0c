// What a quota deletes: always whole oldest segments, never the one that is being written, and
// of all sessions the oldest stopped one first. Pure; embedded-store.ts does it.
import type { SegmentStart } from './session-store.ts'

export interface Quota {
  readonly sessionBytes: number
  readonly totalBytes: number
}

export interface HeldSession {
  readonly id: string
  readonly isRecording: boolean
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  /** In order; the last is being written while the session records. */
  readonly segments: readonly SegmentStart[]
  readonly end: number
}

export interface Eviction {
  readonly sessionId: string
  /** How many of its oldest segments go. */
  readonly segments: number
}

export function evictions(sessions: readonly HeldSession[], quota: Quota): Eviction[] {
  const counts = new Map<string, number>()
  let total = 0
  for (const session of sessions) {
    const count = overQuota(session, quota.sessionBytes)
    counts.set(session.id, count)
    total += heldBytes(session, count)
  }
  for (const session of sessions.toSorted(stoppedThenOldest)) {
    const most = deletable(session)
    let count = counts.get(session.id) ?? 0
    while (total > quota.totalBytes && count < most) {
      total -= heldBytes(session, count) - heldBytes(session, count + 1)
      count++
    }
    counts.set(session.id, count)
  }
  return [...counts]
    .filter(([, segments]) => segments > 0)
    .map(([sessionId, segments]) => ({ sessionId, segments }))
}

/** Segments that have to go so that one session stays under its quota, if that can be. */
function overQuota(session: HeldSession, sessionBytes: number): number {
  const most = Math.max(0, session.segments.length - 1)
  let count = 0
  while (count < most && heldBytes(session, count) > sessionBytes) count++
  return count
}

/** Bytes that are left without the `count` oldest segments. */
function heldBytes({ segments, end }: HeldSession, count: number): number {
  return end - (segments[count]?.start ?? end)
}

function deletable({ isRecording, segments }: HeldSession): number {
  return isRecording ? Math.max(0, segments.length - 1) : segments.length
}

function stoppedThenOldest(a: HeldSession, b: HeldSession): number {
  return Number(a.isRecording) - Number(b.isRecording) || a.startedAt - b.startedAt
}
