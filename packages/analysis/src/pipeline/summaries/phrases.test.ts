import { expect, it } from 'vitest'
import { bytesText, count, join, list, name, partitionsOf, topicName } from './phrases.ts'

it('counts in words', () => {
  expect(count(1, 'partition')).toBe('1 partition')
  expect(count(2, 'batch')).toBe('2 batches')
  expect(count(0, 'entry')).toBe('0 entries')
})

it('lists three items and counts the rest', () => {
  expect(list(['a', 'b', 'c'])).toBe('a, b, c')
  expect(list(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c + 2 more')
})

it('joins only the parts that are there', () => {
  expect(join('a', undefined, false, '', 'b')).toBe('a, b')
})

it('never lets an empty, long or unprintable name into a cell', () => {
  expect(name('')).toBe('""')
  expect(name(undefined)).toBe('?')
  expect(name('a\u0000b')).toBe('a\u{fffd}b')
  expect(name('x'.repeat(100)).length).toBe(61)
})

it('names partitions by topic name, or by the start of the topic id', () => {
  const body = { topics: [{ name: 'orders', partitions: [{ partitionIndex: 2 }] }] }
  expect(partitionsOf(body, 'topics', 'partitions').map((each) => each.label)).toEqual([
    'orders[2]',
  ])
  expect(topicName({ topicId: 'AAAAAAAAAAAAAAAAAAAAAQ' })).toBe('id AAAAAAAA…')
})

it('writes sizes in decimal units', () => {
  expect([53, 4200, 41_800_000].map(bytesText)).toEqual(['53 B', '4.2 kB', '41.8 MB'])
})
