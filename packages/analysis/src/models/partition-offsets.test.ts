import { expect, it } from 'vitest'
import { highestEnd, knownStart, newPartition } from './partition-offsets.ts'

const claim = (value: bigint) => ({ value, frame: 1, packet: 1, path: '', timeNs: 0n })

it('takes the highest end and the highest start that were said', () => {
  const partition = newPartition('a[0]')
  expect(highestEnd(partition)).toBeUndefined()
  expect(knownStart(partition)).toBeUndefined()

  partition.highWatermark = claim(270n)
  partition.latestCommitted = claim(250n)
  partition.logStart = claim(150n)
  partition.earliest = claim(170n)
  expect(highestEnd(partition)?.value).toBe(270n)
  expect(knownStart(partition)?.value).toBe(170n)
})
