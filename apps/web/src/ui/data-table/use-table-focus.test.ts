import { expect, it } from 'vitest'
import { targetOf } from './use-table-focus.ts'

const extent = { rowCount: 100, columnCount: 12, pageRows: 20 }
const press = (key: string, row: number, column = 3, changes = {}) =>
  targetOf(
    { key, ctrlKey: false, metaKey: false, altKey: false, ...changes },
    { row, column },
    extent,
  )

it('moves by row with arrows and letters', () => {
  expect(press('ArrowDown', 4)).toEqual({ row: 5, column: 3 })
  expect(press('j', 99)).toEqual({ row: 99, column: 3 })
  expect(press('k', 4)).toEqual({ row: 3, column: 3 })
})

it('reaches the header from the first row and comes back', () => {
  expect(press('ArrowUp', 0)).toEqual({ row: -1, column: 3 })
  expect(press('ArrowDown', -1)).toEqual({ row: 0, column: 3 })
  expect(press('k', 0)).toEqual({ row: 0, column: 3 })
})

it('moves by cell inside a row', () => {
  expect(press('ArrowRight', 4, 11)).toEqual({ row: 4, column: 11 })
  expect(press('ArrowLeft', 4, 1)).toEqual({ row: 4, column: 0 })
})

it('jumps by page and to both ends', () => {
  expect(press('PageDown', 90)?.row).toBe(99)
  expect(press('PageUp', 30)?.row).toBe(10)
  expect(press('g', 50)?.row).toBe(0)
  expect(press('G', 50)?.row).toBe(99)
  expect(press('End', 50, 3, { ctrlKey: true })?.row).toBe(99)
})

it('leaves other keys and shortcuts of the browser alone', () => {
  expect(press('x', 1)).toBeNull()
  expect(press('ArrowRight', 1, 3, { altKey: true })).toBeNull()
  expect(press('k', 1, 3, { ctrlKey: true })).toBeNull()
  expect(
    targetOf(
      { key: 'j', ctrlKey: false, metaKey: false, altKey: false },
      { row: 0, column: 0 },
      { ...extent, rowCount: 0 },
    ),
  ).toBeNull()
})
