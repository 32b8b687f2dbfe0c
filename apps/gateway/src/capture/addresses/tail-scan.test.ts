import type { KafkaStruct } from '@brokerscope/codec'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { response } from '../fakes/frames.ts'
import { mayEndWithNodeEndpoints } from './tail-scan.ts'

const PRODUCE = 0
const FETCH = 1

it('is certain of a usual Produce answer', () => {
  const partitionResponses = [{ index: 3, baseOffset: 256n, logStartOffset: 1n }]
  const responses = [{ name: 'orders', partitionResponses }]

  expect(mayEndWithNodeEndpoints(response(PRODUCE, 11, 1, { responses }))).toBe(false)
})

it('is certain of an empty Fetch answer', () => {
  expect(mayEndWithNodeEndpoints(response(FETCH, 17, 1, { responses: [] }))).toBe(false)
})

it('never overlooks node endpoints', () => {
  const node = fc.record({
    nodeId: fc.nat({ max: 1000 }),
    host: fc.stringMatching(/^[a-z]{1,80}$/),
    port: fc.integer({ min: 1, max: 65_535 }),
    rack: fc.option(fc.constant('rack')),
  })
  const unknown = fc.boolean()
  fc.assert(
    fc.property(
      fc.array(node, { minLength: 1, maxLength: 9 }),
      unknown,
      (nodeEndpoints, hasMore) => {
        const body: KafkaStruct = { responses: [], nodeEndpoints }
        if (hasMore) body['_unknownTaggedFields'] = [{ tag: 9, data: Uint8Array.of(1) }]
        expect(mayEndWithNodeEndpoints(response(PRODUCE, 11, 1, body))).toBe(true)
      },
    ),
  )
})

it('does not look through answers with records', () => {
  expect(mayEndWithNodeEndpoints(new Uint8Array(2000))).toBe(true)
})
