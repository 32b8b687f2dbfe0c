import { expect, it } from 'vitest'
import { fuzz } from './fuzz.ts'

it('gives a message for fifty thousand damaged frames', { timeout: 120_000 }, () => {
  const statuses = fuzz(50_000, 4)

  expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(50_000)
  expect(statuses.get('partial')).toBeGreaterThan(1_000)
})
