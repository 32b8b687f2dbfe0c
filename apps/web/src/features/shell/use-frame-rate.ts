import { useEffect } from 'react'
import { isLive, setRate, useSessionStore } from '../../store/session-store.ts'

/** Frames per second, once a second, over the second that has passed. */
export function useFrameRate(): void {
  useEffect(() => {
    let before = useSessionStore.getState().delta.frames
    const timer = setInterval(() => {
      const session = useSessionStore.getState()
      const { frames } = session.delta
      setRate(isLive(session) ? Math.max(0, frames - before) : 0)
      before = frames
    }, 1000)
    return () => clearInterval(timer)
  }, [])
}
