import { expect, it } from 'vitest'
import { advertisedKeys } from './advertise.ts'

it('advertises what brokers of a release serve', () => {
  const keys = advertisedKeys()

  expect(keys).toContainEqual({ apiKey: 0, minVersion: 3, maxVersion: 13 })
  expect(keys.some(({ apiKey }) => apiKey === 52)).toBe(false)
})

it('changes and removes APIs by name', () => {
  const keys = advertisedKeys({ Produce: [0, 12], OffsetForLeaderEpoch: null })

  expect(keys).toContainEqual({ apiKey: 0, minVersion: 0, maxVersion: 12 })
  expect(keys.some(({ apiKey }) => apiKey === 23)).toBe(false)
})
