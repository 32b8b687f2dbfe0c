import { expect, it } from 'vitest'
import {
  isAtEnd,
  MAX_SCROLL_PX,
  rowsTop,
  rowWindow,
  scrollTopToCentre,
  scrollTopToShow,
  trackHeight,
  type RowViewport,
} from './row-window.ts'

const few: RowViewport = { count: 100, rowHeight: 24, height: 240, scrollTop: 0 }
const many: RowViewport = { count: 2_000_000, rowHeight: 24, height: 480, scrollTop: 0 }
const trackEnd = MAX_SCROLL_PX - many.height

it('draws the visible rows and some around them', () => {
  expect(rowWindow({ ...few, scrollTop: 480 }, 12)).toEqual({ first: 8, end: 42, shift: 192 })
  expect(rowWindow(few, 12)).toEqual({ first: 0, end: 22, shift: 0 })
  expect(rowWindow({ ...few, scrollTop: 2160 }, 12)).toEqual({ first: 78, end: 100, shift: 1872 })
})

it('draws nothing of an empty list', () => {
  expect(rowWindow({ ...few, count: 0 }, 12)).toEqual({ first: 0, end: 0, shift: 0 })
})

it('scales the scroll track of a list that browsers would clamp', () => {
  expect(trackHeight(many.count, many.rowHeight)).toBe(MAX_SCROLL_PX)
  expect(rowsTop({ ...many, scrollTop: trackEnd })).toBe(2_000_000 * 24 - 480)
  expect(rowWindow({ ...many, scrollTop: trackEnd }, 0)).toEqual({
    first: 1_999_980,
    end: 2_000_000,
    shift: trackEnd,
  })
})

it('reaches every row of a scaled list exactly', () => {
  for (const row of [0, 1, 777_777, 1_234_567, 1_999_999]) {
    const scrollTop = scrollTopToCentre(row, many)
    const { first, end } = rowWindow({ ...many, scrollTop }, 0)
    expect(first).toBeLessThanOrEqual(row)
    expect(end).toBeGreaterThan(row)
  }
})

it('moves only as far as a row needs to be seen', () => {
  expect(scrollTopToShow(5, few)).toBeNull()
  expect(scrollTopToShow(10, few)).toBe(24)
  expect(scrollTopToShow(3, { ...few, scrollTop: 240 })).toBe(72)
})

it('puts a far row in the middle, as far as the list allows', () => {
  expect(scrollTopToCentre(50, few)).toBe(50 * 24 - 108)
  expect(scrollTopToCentre(0, few)).toBe(0)
  expect(scrollTopToCentre(99, few)).toBe(2160)
})

it('knows the end, also of a list that fits', () => {
  expect(isAtEnd(few)).toBe(false)
  expect(isAtEnd({ ...few, scrollTop: 2155 })).toBe(true)
  expect(isAtEnd({ ...few, count: 3 })).toBe(true)
})
