import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { deleteLater, UNDO_MS, useDeletions } from './deletions-store.ts'

beforeEach(() => {
  vi.useFakeTimers()
  useDeletions.setState({ hidden: new Set() })
})
afterEach(() => void vi.useRealTimers())

it('hides at once and deletes when nobody has taken it back', () => {
  const run = vi.fn<() => void>()

  deleteLater('session/a', run)
  expect(useDeletions.getState().hidden.has('session/a')).toBe(true)
  expect(run).not.toHaveBeenCalled()
  vi.advanceTimersByTime(UNDO_MS)

  expect(run).toHaveBeenCalledTimes(1)
})

it('deletes nothing that was taken back', () => {
  const run = vi.fn<() => void>()

  const undo = deleteLater('session/a', run)
  undo()
  vi.advanceTimersByTime(UNDO_MS)

  expect(run).not.toHaveBeenCalled()
  expect(useDeletions.getState().hidden.size).toBe(0)
})
