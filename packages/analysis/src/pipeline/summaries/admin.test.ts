import { expect, it } from 'vitest'
import { summariesOf } from '../../../test/summary-of.ts'

it('names topics and resources', () => {
  expect(summariesOf('CreateTopics', 7, { topics: [{ name: 'a' }] })[0]).toBe('a')
  expect(summariesOf('DescribeConfigs', 4, { resources: [{ resourceName: 'a' }] })[0]).toBe('a')
  expect(summariesOf('DeleteTopics', 5, { topicNames: ['a', 'b'] })[0]).toBe('a, b')
})

it('says from where records are deleted and where the log begins then', () => {
  expect(
    summariesOf(
      'DeleteRecords',
      2,
      { topics: partitions('offset') },
      { topics: partitions('lowWatermark') },
    ),
  ).toEqual(['a[0] before 170', 'a[0] starts at 170'])
})

function partitions(field: string) {
  return [{ name: 'a', partitions: [{ [field]: 170n }] }]
}
