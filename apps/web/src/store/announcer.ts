// The one polite live region. At most one message in five seconds, the last wins, so that a screen
// reader is never flooded by a live capture.
import { create } from 'zustand'

export const useAnnouncer = create<{ readonly message: string }>()(() => ({ message: '' }))

const QUIET_MS = 5000
let lastAt = Number.NEGATIVE_INFINITY
let timer: ReturnType<typeof setTimeout> | undefined

export function announce(message: string): void {
  clearTimeout(timer)
  const wait = Math.max(0, lastAt + QUIET_MS - Date.now())
  timer = setTimeout(() => {
    lastAt = Date.now()
    useAnnouncer.setState({ message })
  }, wait)
}
