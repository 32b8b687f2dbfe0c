import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { announce, useAnnouncer } from './announcer.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('says one message in five seconds, the last one', () => {
  announce('first')
  vi.advanceTimersByTime(1)
  expect(useAnnouncer.getState().message).toBe('first')

  announce('second')
  announce('third')
  vi.advanceTimersByTime(4000)
  expect(useAnnouncer.getState().message).toBe('first')
  vi.advanceTimersByTime(1500)

  expect(useAnnouncer.getState().message).toBe('third')
})
