import { expect, it } from 'vitest'
import { dataToJson, decodeData, decodeDataTree, encodeData } from './data.ts'

const subscription = {
  topics: ['a', 'b'],
  userData: null,
  ownedPartitions: [],
  generationId: 4,
  rackId: 'r',
}

it('reads and writes what stands inside bytes fields', () => {
  const bytes = encodeData('ConsumerProtocolSubscription', 3, subscription)

  expect(decodeData('ConsumerProtocolSubscription', 3, bytes)).toEqual({
    name: 'ConsumerProtocolSubscription',
    version: 3,
    status: 'ok',
    struct: subscription,
    unreadBytes: 0,
  })
  expect(dataToJson('ConsumerProtocolSubscription', 3, subscription)).toBe(
    '{"topics":["a","b"],"userData":null,"ownedPartitions":[],"generationId":4,"rackId":"r"}',
  )
})

it('reads behind a version that stands before, and counts spans from there', () => {
  const bytes = Uint8Array.from([
    0,
    3,
    ...encodeData('ConsumerProtocolSubscription', 3, subscription),
  ])
  const tree = decodeDataTree('ConsumerProtocolSubscription', 3, bytes, { start: 2 })

  expect(tree).toMatchObject({ status: 'ok' })
  expect(tree.nodes[0]).toMatchObject({ name: 'topics', start: 2, end: 12 })
})

it('reads a newer version by the newest table, and says where a cut one ends', () => {
  const bytes = encodeData('ConsumerProtocolSubscription', 3, subscription)

  expect(decodeData('ConsumerProtocolSubscription', 9, bytes).status).toBe('assumed')
  expect(decodeData('ConsumerProtocolSubscription', 3, bytes.subarray(0, 12))).toMatchObject({
    status: 'partial',
    struct: { topics: ['a', 'b'] },
    error: { path: 'userData', offset: 10 },
    unreadBytes: 2,
  })
  expect(decodeData('ConsumerProtocolSubscription', 0, bytes)).toMatchObject({ status: 'partial' })
})

it('throws on a name that no schema has', () => {
  expect(() => decodeData('Nope', 0, new Uint8Array())).toThrow('No data schema has this name')
})
