import { apiNamed, apis } from '@brokerscope/codec'
import { expect, it } from 'vitest'
import { complete } from './complete.ts'
import { requestBody, requestFrame, responseFrame } from './frames.ts'

it('fills what a version has with the defaults of the schema', () => {
  expect(requestBody('Produce', 11)).toEqual({
    transactionalId: null,
    acks: 0,
    timeoutMs: 0,
    topicData: [],
  })
})

it('fills structs inside arrays', () => {
  const body = requestBody('ListOffsets', 5, { topics: [{ name: 'a', partitions: [{}] }] })

  expect(body['topics']).toEqual([
    { name: 'a', partitions: [{ partitionIndex: 0, currentLeaderEpoch: -1, timestamp: 0n }] },
  ])
})

it('leaves tagged fields away unless they are given', () => {
  const fields = apiNamed('ApiVersions')?.response.fields ?? []

  expect(Object.keys(complete(fields, 4, {}))).toEqual(['errorCode', 'apiKeys', 'throttleTimeMs'])
  expect(complete(fields, 4, { finalizedFeaturesEpoch: 7n })['finalizedFeaturesEpoch']).toBe(7n)
})

it('refuses a field that the version does not have', () => {
  expect(() => requestBody('EndTxn', 5, { commited: true })).toThrow(/no field commited/)
  expect(() => requestBody('Produce', 2, { transactionalId: 'a' })).toThrow(/Produce request v2/)
})

it('builds default frames of every API and version in both directions', () => {
  for (const api of apis) {
    const [from, to] = api.request.versions
    for (let version = from; version <= to; version++) {
      expect(requestFrame(api.name, version).length).toBeGreaterThan(7)
      expect(responseFrame(api.name, version).length).toBeGreaterThan(3)
    }
  }
})
