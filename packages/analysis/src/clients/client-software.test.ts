import { expect, it } from 'vitest'
import { compareVersions, identify, isBetween } from './client-software.ts'

it('knows clients by the name that they send', () => {
  expect(identify('kgo', 'v1.19.1')).toEqual({
    family: 'franz-go',
    version: [1, 19, 1],
    display: 'franz-go 1.19.1',
  })
  expect(identify('apache-kafka-java', '4.3.1').family).toBe('java')
  expect(identify('confluent-kafka-python', '2.6.0-rdkafka-2.6.1').family).toBe('librdkafka')
})

it('keeps what it does not know as it was sent', () => {
  expect(identify('acme', 'nightly')).toEqual({
    family: undefined,
    version: undefined,
    display: 'acme nightly',
  })
})

it('compares versions by number, not by text', () => {
  expect(compareVersions([1, 9, 0], [1, 19, 0])).toBe(-1)
  expect(compareVersions([2, 0, 0], [2, 0, 0])).toBe(0)
})

it('includes both ends of a range', () => {
  const client = identify('kgo', 'v1.19.1')

  expect(isBetween(client, 'franz-go', [1, 19, 0], [1, 19, 1])).toBe(true)
  expect(isBetween(client, 'franz-go', [1, 19, 2], [1, 19, 2])).toBe(false)
  expect(isBetween(client, 'java', [1, 0, 0], [9, 0, 0])).toBe(false)
  expect(isBetween(undefined, 'java', [1, 0, 0], [9, 0, 0])).toBe(false)
})
