import { responseBody } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { readApiTable } from './api-table.ts'

it('reads ranges and features of an answer', () => {
  const body = responseBody('ApiVersions', 4, {
    apiKeys: [{ apiKey: 0, minVersion: 0, maxVersion: 13 }],
    supportedFeatures: [{ name: 'transaction.version', minVersion: 0, maxVersion: 2 }],
    finalizedFeaturesEpoch: 1007n,
    finalizedFeatures: [{ name: 'group.version', maxVersionLevel: 1, minVersionLevel: 1 }],
  })
  const table = readApiTable(body, 4)

  expect(table.ranges.get(0)).toEqual({ min: 0, max: 13 })
  expect(table.supportedFeatures.get('transaction.version')).toEqual({ min: 0, max: 2 })
  expect(table.finalizedFeatures.get('group.version')).toBe(1)
  expect(table.finalizedFeaturesEpoch).toBe(1007n)
})

it('takes a missing epoch for unknown, and none at all before v3', () => {
  expect(readApiTable(responseBody('ApiVersions', 3), 3).finalizedFeaturesEpoch).toBe(-1n)
  expect(readApiTable(responseBody('ApiVersions', 2), 2).finalizedFeaturesEpoch).toBeUndefined()
})

it('knows which versions hide features whose minimum is 0', () => {
  expect(readApiTable(responseBody('ApiVersions', 3), 3).hidesMinimumZero).toBe(true)
  expect(readApiTable(responseBody('ApiVersions', 4), 4).hidesMinimumZero).toBe(false)
})

it('gives equal answers equal keys', () => {
  const body = responseBody('ApiVersions', 4, { apiKeys: [{ apiKey: 1, maxVersion: 18 }] })

  expect(readApiTable(body, 4).key).toBe(readApiTable({ ...body }, 4).key)
  expect(readApiTable(body, 4).key).not.toBe(readApiTable(responseBody('ApiVersions', 4), 4).key)
})
