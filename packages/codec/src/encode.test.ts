import fc from 'fast-check'
import { expect, it } from 'vitest'
import { apis } from './apis.ts'
import { encodeRequest, encodeResponse } from './encode.ts'
import { decodeRequest, decodeResponse } from './message.ts'

const header = { correlationId: 1, clientId: 'c' }

it('fills fields that are not given with their defaults, for every API and version', () => {
  const unread = apis.flatMap(({ apiKey, request }) => {
    const [from, to] = request.versions
    const versions = Array.from({ length: to - from + 1 }, (_, index) => from + index)
    return versions.filter((apiVersion) => {
      const ask = encodeRequest({ apiKey, apiVersion, header, body: {} })
      const answer = encodeResponse({ apiKey, apiVersion, header, body: {} })
      const statuses = [
        decodeRequest(ask).status,
        decodeResponse(answer, apiKey, apiVersion).status,
      ]
      return statuses.some((status) => status !== 'ok')
    })
  })

  expect(unread).toEqual([])
})

it('writes again what was read, whatever the values', () => {
  const partition = fc.record({
    partitionIndex: fc.integer({ min: 0, max: 1e6 }),
    timestamp: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  })
  const topics = fc.array(
    fc.record({ name: fc.string({ maxLength: 60 }), partitions: fc.array(partition) }),
  )
  fc.assert(
    fc.property(topics, fc.integer({ min: 1, max: 11 }), (values, apiVersion) => {
      const frame = encodeRequest({
        apiKey: 2,
        apiVersion,
        header,
        body: { replicaId: -1, topics: values },
      })
      const message = decodeRequest(frame)

      expect(message.body['topics']).toMatchObject(values)
      expect(encodeRequest(message)).toEqual(frame)
    }),
  )
})

it('says which API or version it does not know', () => {
  expect(() => encodeRequest({ apiKey: 4000, apiVersion: 0, header, body: {} })).toThrow(
    'No API has the key 4000',
  )
  expect(() => encodeRequest({ apiKey: 3, apiVersion: 99, header, body: {} })).toThrow(
    'apiVersion: Metadata has the versions 0 to 13, not 99',
  )
})
