import { expect, it } from 'vitest'
import { flexible, throttledAfter, throttleTime, unchanged } from './note-row.ts'

it('keeps the release and names the proposal of a shared change', () => {
  expect(flexible('2.4')).toEqual(['2.4', 'Compact lengths and tagged fields', 'KIP-482'])
  expect(throttledAfter('2.0')[2]).toBe('KIP-219')
  expect(throttleTime('0.11.0')[2]).toBe('KIP-124')
  expect(unchanged('0.9.0')).toHaveLength(2)
})
