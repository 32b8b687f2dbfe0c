import { expect, it } from 'vitest'
import { ColumnStore } from './columns.ts'

it('keeps every column when it grows', () => {
  const store = new ColumnStore({ size: 'u32', timeNs: 'i64' }, 2)
  store.columns.size[1] = 142
  store.columns.timeNs[1] = 9_007_199_254_740_993n

  store.reserve(3)

  expect(store.capacity).toBe(3)
  expect(store.columns.size[1]).toBe(142)
  expect(store.columns.timeNs[1]).toBe(9_007_199_254_740_993n)
  expect(store.columns.timeNs[2]).toBe(0n)
})

it('does nothing while there is room', () => {
  const store = new ColumnStore({ size: 'u32' }, 4)
  const before = store.columns

  store.reserve(4)

  expect(store.columns).toBe(before)
})
