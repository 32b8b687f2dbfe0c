import { recordBatch } from '@brokerscope/testkit'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { batchHeaders, isTransactionalBatch } from './batch-header.ts'

it('reads what the batch was made of', () => {
  const batch = recordBatch({
    baseOffset: 12n,
    producerId: 1000n,
    producerEpoch: 2,
    baseSequence: 5,
    isTransactional: true,
    codec: 4,
    partitionLeaderEpoch: 7,
    records: ['a', 'b'],
  })

  expect(batchHeaders(batch)).toMatchObject([
    {
      baseOffset: 12n,
      lastOffsetDelta: 1,
      producerId: 1000n,
      producerEpoch: 2,
      baseSequence: 5,
      isTransactional: true,
      isControl: false,
      codec: 4,
      partitionLeaderEpoch: 7,
      recordCount: 2,
      bytes: batch.length,
    },
  ])
})

it('reads several, and leaves out one that is cut inside its header', () => {
  const batch = recordBatch()
  const three = Uint8Array.from([...batch, ...batch, ...batch.subarray(0, 40)])

  expect(batchHeaders(three).length).toBe(2)
  expect(isTransactionalBatch(three)).toBe(false)
  expect(isTransactionalBatch(undefined)).toBe(false)
})

it('comes to an end on any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(batchHeaders(bytes).length).toBeLessThanOrEqual(bytes.length / 61)
    }),
  )
})
