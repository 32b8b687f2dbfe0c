import { expect, it } from 'vitest'
import {
  beginSession,
  commitDelta,
  frameCount,
  isLive,
  NOTHING,
  setRate,
  useSessionStore,
} from './session-store.ts'

it('replaces the counters with each delta', () => {
  beginSession('a.pcap')

  commitDelta({ ...NOTHING, revision: 3, frames: 22, phase: { name: 'ended' } })

  expect(useSessionStore.getState().name).toBe('a.pcap')
  expect(frameCount(useSessionStore.getState())).toBe(22)
  expect(isLive(useSessionStore.getState())).toBe(false)
})

it('counts a session as live while the gateway is being looked for', () => {
  commitDelta({ ...NOTHING, phase: { name: 'lost', retryAtMs: 4000 } })

  expect(isLive(useSessionStore.getState())).toBe(true)
})

it('forgets the session before when another one begins', () => {
  commitDelta({ ...NOTHING, frames: 22 })
  setRate(412)

  beginSession('b.pcap')

  expect(useSessionStore.getState()).toEqual({ name: 'b.pcap', delta: NOTHING, rate: 0 })
})
