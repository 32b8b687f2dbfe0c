import { expect, it } from 'vitest'
import { closest } from './closest.ts'

it.each([
  ['versoin', 'version'],
  ['eror', 'error'],
  ['LATENCY', 'latency'],
  ['topcs', 'topic'],
  ['xyz', undefined],
  ['', undefined],
])('%s is nearest to %s', (wanted, found) => {
  expect(closest(wanted, ['version', 'error', 'latency', 'topic', 'transactionalId'])).toBe(found)
})

it('takes the first of those that are equally near', () => {
  expect(closest('cat', ['bat', 'hat'])).toBe('bat')
})
