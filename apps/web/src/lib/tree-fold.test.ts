import { expect, it } from 'vitest'
import {
  deepestAt,
  isParent,
  openedTo,
  siblingPlaces,
  shownRows,
  withAncestors,
} from './tree-fold.ts'

// 0 header [0,8)
// 1   key  [0,2)
// 2   id   [4,8)
// 3 body   [8,30)
// 4   list [8,28)
// 5     a  [9,18)
// 6     b  [18,28)
// 7   code [28,30)
const tree = {
  depth: Uint8Array.from([0, 1, 1, 0, 1, 2, 2, 1]),
  parent: Int32Array.from([-1, 0, 0, -1, 3, 4, 4, 3]),
  last: Uint32Array.from([3, 2, 3, 8, 7, 6, 7, 8]),
  start: Uint32Array.from([0, 0, 4, 8, 8, 9, 18, 28]),
  end: Uint32Array.from([8, 2, 8, 30, 28, 18, 28, 30]),
}

it('shows only what is open', () => {
  expect(shownRows(tree, new Set())).toEqual([0, 3])
  expect(shownRows(tree, new Set([3]))).toEqual([0, 3, 4, 7])
  expect(shownRows(tree, new Set([4]))).toEqual([0, 3])
  expect(shownRows(tree, new Set([0, 3, 4]))).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
})

it('opens to a depth', () => {
  expect([...openedTo(tree, 1)]).toEqual([0, 3])
  expect([...openedTo(tree, 9)]).toEqual([0, 3, 4])
  expect(isParent(tree, 4)).toBe(true)
  expect(isParent(tree, 7)).toBe(false)
})

it('opens what hides a row, and nothing else', () => {
  const open = new Set([0])

  expect(withAncestors(tree, open, 6)).toEqual(new Set([0, 3, 4]))
  expect(withAncestors(tree, open, 1)).toBe(open)
  expect(withAncestors(tree, open, -1)).toBe(open)
})

it('counts siblings', () => {
  const { position, size } = siblingPlaces(tree)

  expect([...position]).toEqual([1, 1, 2, 2, 1, 1, 2, 2])
  expect([...size]).toEqual([2, 2, 2, 2, 2, 2, 2, 2])
})

it('finds the innermost field of a byte or a range', () => {
  expect(deepestAt(tree, 4, 5)).toBe(2)
  expect(deepestAt(tree, 2, 3)).toBe(0)
  expect(deepestAt(tree, 12, 13)).toBe(5)
  expect(deepestAt(tree, 12, 20)).toBe(4)
  expect(deepestAt(tree, 8, 9)).toBe(4)
  expect(deepestAt(tree, 6, 10)).toBe(-1)
  expect(deepestAt(tree, 99, 100)).toBe(-1)
})
