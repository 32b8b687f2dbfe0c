import { useEffect, useState } from 'react'
import { ask } from '../../../engine/engine-client.ts'
import type { BucketsAnswer } from '../../../engine/messages.ts'
import { useSessionStore } from '../../../store/session-store.ts'

/** A histogram needs no more; counting a million frames for it takes some milliseconds. */
const EVERY_MS = 250

/** One bucket for every three pixels, asked again while the session grows. */
export function useBuckets(width: number): BucketsAnswer | null {
  const [buckets, setBuckets] = useState<BucketsAnswer | null>(null)
  useEffect(() => {
    if (width === 0) return undefined
    let asked = -1
    let isLeft = false
    const look = (): void => {
      const { revision, frames } = useSessionStore.getState().delta
      if (revision === asked) return
      asked = revision
      if (frames === 0) return setBuckets(null)
      ask('buckets', { count: Math.floor(width / 3) }).then(
        (answer) => {
          if (!isLeft) setBuckets(answer)
        },
        () => undefined,
      )
    }
    look()
    const timer = setInterval(look, EVERY_MS)
    return () => {
      isLeft = true
      clearInterval(timer)
    }
  }, [width])
  return buckets
}
