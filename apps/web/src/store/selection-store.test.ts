import { beforeEach, expect, it, vi } from 'vitest'
import {
  forgetSelection,
  hoverBytes,
  isHovered,
  modeOf,
  moveCursor,
  releaseCursor,
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
  moveCursor(7, 70n)
  const listener = vi.fn<() => void>()
  const stop = useSelectionStore.subscribe(listener)

  hoverBytes({ start: 1, end: 2 })
  moveCursor(7, 70n)
  stop()

  expect(listener).not.toHaveBeenCalled()
})

it('forgets the hover when another frame is selected', () => {
  hoverBytes({ start: 1, end: 2 })

  resolveSelection('c4d840', 22, 21)

  expect(useSelectionStore.getState()).toMatchObject({
    name: 'c4d840',
    frame: 22,
    pair: 21,
    hover: null,
  })
})

it('fixes the cursor on a frame and lets it go again', () => {
  moveCursor(7, 70n)
  expect(useSelectionStore.getState()).toMatchObject({ cursor: 7, cursorNs: 70n })

  releaseCursor()
  expect(useSelectionStore.getState()).toMatchObject({ cursor: null, cursorNs: null })
})
