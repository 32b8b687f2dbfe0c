import { expect, it } from 'vitest'
import { apiNamed, apiOf, apis, dataSchemaNamed, dataSchemas } from './apis.ts'

it('finds APIs by key and by name', () => {
  expect(apiOf(0)?.name).toBe('Produce')
  expect(apiNamed('Fetch')?.apiKey).toBe(1)
  expect([apiOf(-1), apiOf(4000), apiNamed('toString')]).toEqual([undefined, undefined, undefined])
})

it('holds every key once, in order', () => {
  expect(apis.map(({ apiKey }) => apiKey)).toEqual(
    Array.from({ length: apis.length }, (_, index) => index),
  )
})

it('finds schemas that are no API by name', () => {
  expect(dataSchemaNamed('ConsumerProtocolSubscription')?.kind).toBe('data')
  expect(dataSchemaNamed('OffsetCommitKey')).toMatchObject({
    kind: 'coordinatorKey',
    module: 'group-coordinator',
  })
  expect(new Set(dataSchemas.map(({ name }) => name)).size).toBe(dataSchemas.length)
})
