import { beforeEach, expect, it, vi } from 'vitest'
import {
  forgetSelection,
  hoverBytes,
  isHovered,
  modeOf,
  moveCursor,
  resolveSelection,
  useSelectionStore,
} from './selection-store.ts'

beforeEach(forgetSelection)

it('derives the mode from the phase of the session and the cursor', () => {
  expect(modeOf(true, null)).toBe('live')
  expect(modeOf(true, 12)).toBe('paused')
  expect(modeOf(false, null)).toBe('recorded')
  expect(modeOf(false, 12)).toBe('replay')
})

it('marks what overlaps the pointer, and not what only touches it', () => {
  hoverBytes({ start: 18, end: 20 })
  const state = useSelectionStore.getState()

  expect(isHovered(16, 32)(state)).toBe(true)
  expect(isHovered(20, 24)(state)).toBe(false)
  expect(isHovered(16, 18)(state)).toBe(false)
})

it('tells nobody about a hover or cursor that stays where it is', () => {
  hoverBytes({ start: 1, end: 2 })
  moveCursor(7)
  const listener = vi.fn<() => void>()
  const stop = useSelectionStore.subscribe(listener)

  hoverBytes({ start: 1, end: 2 })
  moveCursor(7)
  stop()

  expect(listener).not.toHaveBeenCalled()
})

it('forgets the hover when another frame is selected', () => {
  hoverBytes({ start: 1, end: 2 })

  resolveSelection(22, 21)

  expect(useSelectionStore.getState()).toMatchObject({ frame: 22, pair: 21, hover: null })
})
