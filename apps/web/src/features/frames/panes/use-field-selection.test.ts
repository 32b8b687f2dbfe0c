import { expect, it } from 'vitest'
import { fieldSelection } from './use-field-selection.ts'

// 0 body [4,12), 1 errorCode [4,6), 2 name [6,12), 3 absent tag [12,12)
const rows = {
  paths: ['body', 'errorCode', 'name', 'tag'],
  start: Uint32Array.from([4, 4, 6, 12]),
  end: Uint32Array.from([12, 6, 12, 12]),
  parent: Int32Array.from([-1, 0, 0, 0]),
  depth: Uint8Array.from([0, 1, 1, 1]),
  last: Uint32Array.from([4, 2, 3, 4]),
}

it('selects the bytes of the field that the link names', () => {
  expect(fieldSelection(rows, 'errorCode', null)).toEqual({ row: 1, range: { start: 4, end: 6 } })
})

it('selects the field around bytes that the link names', () => {
  expect(fieldSelection(rows, undefined, { start: 7, end: 9 })).toEqual({
    row: 2,
    range: { start: 7, end: 9 },
  })
})

it('keeps a range of its own beside a field', () => {
  expect(fieldSelection(rows, 'body', { start: 5, end: 7 })).toEqual({
    row: 0,
    range: { start: 5, end: 7 },
  })
})

it('selects nothing for a field that is not in this frame, and no bytes for one without', () => {
  expect(fieldSelection(rows, 'topics', null)).toEqual({ row: -1, range: null })
  expect(fieldSelection(rows, 'tag', null)).toEqual({ row: 3, range: null })
})
