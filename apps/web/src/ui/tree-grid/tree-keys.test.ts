import { expect, it } from 'vitest'
import { shownRows } from '../../lib/tree-fold.ts'
import { treeMove, type TreePlace } from './tree-keys.ts'

// 0 header, 1 its child, 2 body, 3 list, 4 and 5 its elements
const tree = {
  depth: Uint8Array.from([0, 1, 0, 1, 2, 2]),
  parent: Int32Array.from([-1, 0, -1, 2, 3, 3]),
  last: Uint32Array.from([2, 2, 6, 6, 5, 6]),
}
const press = (key: string, place: TreePlace, open: number[]) => {
  const set = new Set(open)
  return treeMove(key, place, {
    tree,
    open: set,
    shown: shownRows(tree, set),
    cells: 3,
    pageRows: 10,
  })
}
const at = (row: number, cell = -1) => ({ to: 'place', place: { row, cell } })

it('walks over the rows that are seen', () => {
  expect(press('ArrowDown', { row: 0, cell: -1 }, [])).toEqual(at(2))
  expect(press('j', { row: 2, cell: 1 }, [2, 3])).toEqual(at(3, 1))
  expect(press('k', { row: 2, cell: -1 }, [0])).toEqual(at(1))
  expect(press('End', { row: 0, cell: -1 }, [2, 3])).toEqual(at(5))
  expect(press('PageUp', { row: 5, cell: -1 }, [2, 3])).toEqual(at(0))
})

it('unfolds first, then enters the cells', () => {
  expect(press('ArrowRight', { row: 2, cell: -1 }, [])).toEqual({ to: 'unfold', row: 2 })
  expect(press('ArrowRight', { row: 2, cell: -1 }, [2])).toEqual(at(2, 0))
  expect(press('ArrowRight', { row: 2, cell: 2 }, [2])).toBeNull()
})

it('leaves the cells first, then folds, then goes to the parent', () => {
  expect(press('ArrowLeft', { row: 3, cell: 0 }, [2, 3])).toEqual(at(3))
  expect(press('ArrowLeft', { row: 3, cell: -1 }, [2, 3])).toEqual({ to: 'fold', row: 3 })
  expect(press('ArrowLeft', { row: 3, cell: -1 }, [2])).toEqual(at(2))
  expect(press('ArrowLeft', { row: 2, cell: -1 }, [])).toBeNull()
})

it('folds and unfolds everything', () => {
  expect(press('{', { row: 2, cell: -1 }, [2])).toEqual({ to: 'foldAll' })
  expect(press('}', { row: 2, cell: -1 }, [2])).toEqual({ to: 'unfoldAll' })
  expect(press('x', { row: 2, cell: -1 }, [2])).toBeNull()
})
