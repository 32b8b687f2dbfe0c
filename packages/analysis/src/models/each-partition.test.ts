import { expect, it } from 'vitest'
import { FactStore } from '../facts/fact-store.ts'
import { eachPartition } from './each-partition.ts'
import { TopicsModel } from './topics.ts'

it('names each partition and where it stands in the body', () => {
  const topics = new TopicsModel(new FactStore())
  const body = { responses: [{ name: 'a', partitionResponses: [{ index: 0 }, { index: 3 }] }] }
  const found = eachPartition(body, 'responses', 'partitionResponses', topics)

  expect(found.map(({ key, path }) => `${key} ${path}`)).toEqual([
    'a[0] responses[0].partitionResponses[0]',
    'a[3] responses[0].partitionResponses[1]',
  ])
})
