import { recordBatch } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { countBatches } from './batch-count.ts'

it('counts batches one behind the other, the cut last one too', () => {
  const batch = recordBatch()
  const two = Uint8Array.from([...batch, ...batch])

  expect(countBatches(undefined)).toBe(0)
  expect(countBatches(two)).toBe(2)
  expect(countBatches(two.subarray(0, two.length - 10))).toBe(2)
})

it('ends on a negative length instead of going back', () => {
  expect(countBatches(new Uint8Array(24).fill(0xff))).toBe(1)
})
