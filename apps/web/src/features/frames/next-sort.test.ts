import { expect, it } from 'vitest'
import { nextSort } from './next-sort.ts'

it('sorts ascending, then descending, then goes back to capture order', () => {
  const inOrder = { column: 'frame', descending: false }

  expect(nextSort(inOrder, 'rtt')).toEqual({ column: 'rtt', descending: false })
  expect(nextSort({ column: 'rtt', descending: false }, 'rtt')).toEqual({
    column: 'rtt',
    descending: true,
  })
  expect(nextSort({ column: 'rtt', descending: true }, 'rtt')).toBeUndefined()
})

it('turns capture order round', () => {
  const inOrder = { column: 'frame', descending: false }

  expect(nextSort(inOrder, 'frame')).toEqual({ column: 'frame', descending: true })
  expect(nextSort({ column: 'frame', descending: true }, 'frame')).toBeUndefined()
})
