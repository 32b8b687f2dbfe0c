import { expect, it, vi } from 'vitest'
import { entry } from './entry.testing.ts'
import { FrameIndex, type FrameEntry } from './frame-index.ts'
import { RowOrders } from './row-order.ts'

vi.mock('./api-names.ts', () => ({
  apiNameOf: (key: number) => ({ 0: 'Produce', 1: 'Fetch', 18: 'ApiVersions' })[key] ?? null,
}))

it('needs no memory for capture order and its reverse', () => {
  const orders = new RowOrders(indexOf([{}, {}, {}]))

  expect(framesOf(orders, null)).toEqual([1, 2, 3])
  expect(framesOf(orders, { column: 'frame', descending: true })).toEqual([3, 2, 1])
  expect(orders.get({ upTo: null, sort: null }).rowOf(4)).toBe(-1)
})

it('leaves out what lies after the cursor', () => {
  const order = new RowOrders(indexOf([{}, {}, {}])).get({ upTo: 2, sort: null })

  expect(order.length).toBe(2)
  expect(order.rowOf(3)).toBe(-1)
})

it('sorts by a column, equal values in capture order, missing values last', () => {
  const orders = new RowOrders(
    indexOf([{ errorCode: 35 }, { errorCode: null }, { errorCode: 14 }, { errorCode: 35 }]),
  )

  expect(framesOf(orders, { column: 'err', descending: false })).toEqual([3, 1, 4, 2])
  expect(framesOf(orders, { column: 'err', descending: true })).toEqual([1, 4, 3, 2])
})

it('sorts APIs by name and then by version as a number', () => {
  const orders = new RowOrders(
    indexOf([
      { apiKey: 0, apiVersion: 12 },
      { apiKey: 1, apiVersion: 12 },
      { apiKey: 1, apiVersion: 4 },
      { apiKey: 999, apiVersion: 0 },
      { apiKey: 18, apiVersion: 4 },
    ]),
  )

  expect(framesOf(orders, { column: 'api', descending: false })).toEqual([5, 3, 2, 1, 4])
})

it('sorts by text', () => {
  const orders = new RowOrders(
    indexOf([
      { summary: 'b', clientId: 'y' },
      { summary: 'a', clientId: null },
      { summary: 'c', clientId: 'x' },
    ]),
  )

  expect(framesOf(orders, { column: 'summary', descending: false })).toEqual([2, 1, 3])
  expect(framesOf(orders, { column: 'client', descending: false })).toEqual([3, 1, 2])
})

it('sorts by every other column', () => {
  const index = indexOf([
    { size: 3, connection: 2, isResponse: true, correlationId: 9, deltaNs: null },
    { size: 1, connection: 1, isResponse: false, correlationId: null, deltaNs: 5n },
    { size: 2, connection: 3, isResponse: true, correlationId: 1, deltaNs: 2n },
  ])
  index.pair(2, 3, 70n)
  const orders = new RowOrders(index)
  const by = (column: string): number[] => framesOf(orders, { column, descending: false })

  expect(by('size')).toEqual([2, 3, 1])
  expect(by('conn')).toEqual([2, 1, 3])
  expect(by('dir')).toEqual([2, 1, 3])
  expect(by('corr')).toEqual([3, 1, 2])
  expect(by('delta')).toEqual([3, 2, 1])
  expect(by('rtt')).toEqual([3, 1, 2])
  expect(by('time')).toEqual([1, 2, 3])
  expect(by('nonsense')).toEqual([1, 2, 3])
})

it('does not re-sort when frames arrive after the order was made', () => {
  const index = indexOf([{ size: 3 }, { size: 1 }])
  const orders = new RowOrders(index)
  const rows = { upTo: 2, sort: { column: 'size', descending: false } }
  const before = orders.get(rows)

  index.append(entry({ size: 0 }))

  expect(orders.get(rows)).toBe(before)
  expect(before.rowOf(1)).toBe(1)
})

function indexOf(entries: Partial<FrameEntry>[]): FrameIndex {
  const index = new FrameIndex()
  for (const changes of entries) index.append(entry(changes))
  return index
}

function framesOf(
  orders: RowOrders,
  sort: { column: string; descending: boolean } | null,
): number[] {
  const order = orders.get({ upTo: null, sort })
  return Array.from({ length: order.length }, (_, row) => order.frameAt(row))
}
