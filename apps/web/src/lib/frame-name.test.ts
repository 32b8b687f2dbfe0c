import { expect, it } from 'vitest'
import { readFrameName, writeFrameName } from './frame-name.ts'

it('names a frame by connection, direction and stream offset', () => {
  expect(writeFrameName({ connection: 4, direction: 'response', streamOffset: 1234 })).toBe(
    'c4d1234',
  )
  expect(readFrameName('c4u0')).toEqual({ connection: 4, direction: 'request', streamOffset: 0 })
})

it('refuses what is not such a name', () => {
  for (const text of ['', 'c4x0', '41', 'c4d', 'c4d-1', 'c4d1234567890123456']) {
    expect(readFrameName(text)).toBeUndefined()
  }
})
