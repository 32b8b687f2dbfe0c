import type { KafkaStruct, KafkaValue } from '@brokerscope/codec'
import { recordBatch } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { walk } from './walk.ts'

function valuesAt(body: KafkaStruct, path: string): KafkaValue[] {
  const found: KafkaValue[] = []
  walk(body, path.split('.'), 0, (value) => {
    found.push(value)
    return false
  })
  return found
}

const body: KafkaStruct = {
  topics: [
    { name: 'a', partitions: [{ index: 0 }, { index: 1 }] },
    { name: 'b', partitions: [], ids: [7, 8] },
    { name: null },
  ],
}

it('visits every element of every array', () => {
  expect(valuesAt(body, 'topics.partitions.index')).toEqual([0, 1])
  expect(valuesAt(body, 'topics.ids')).toEqual([7, 8])
  expect(valuesAt(body, 'topics.name')).toEqual(['a', 'b', null])
  expect(valuesAt(body, 'topics')).toHaveLength(3)
  expect(valuesAt(body, 'topics.none.at.all')).toEqual([])
  expect(valuesAt(body, 'topics.name.below')).toEqual([])
})

it('ends where the visit says so', () => {
  let visits = 0
  const ended = walk(body, ['topics', 'name'], 0, () => {
    visits += 1
    return true
  })

  expect([ended, visits]).toEqual([true, 1])
})

it('goes on in record batches and their records', () => {
  const records = recordBatch({ producerId: 1000n, records: ['a', ['k', 'b']] })
  const batch = { topics: [{ records }] }

  expect(valuesAt(batch, 'topics.records.magic')).toEqual([2])
  expect(valuesAt(batch, 'topics.records.producerId')).toEqual([1000n])
  expect(valuesAt(batch, 'topics.records.records.offset')).toEqual([0n, 1n])
  expect(valuesAt(batch, 'topics.records.records.key')).toEqual([null, Uint8Array.of(107)])
  expect(walk(batch, ['topics', 'records', 'records', 'offset'], 0, () => true)).toBe(true)
})

it('finds nothing in bytes that are no batches', () => {
  expect(valuesAt({ records: Uint8Array.of(1, 2, 3) }, 'records.producerId')).toEqual([])
})
