import { describe, expect, it } from 'vitest'
import {
  readByteCount,
  readConnectionNumber,
  readDuration,
  readErrorCode,
  readFloat,
  readHexBytes,
  readInstant,
  readInteger,
  readTopicPartition,
  readApiKey,
  readBoolean,
} from './literals.ts'

describe('a whole number', () => {
  it.each([
    ['12', 12n],
    ['-1', -1n],
    ['0x1F', 31n],
    ['-0x10', -16n],
    ['9223372036854775807', 9223372036854775807n],
    ['1.5', undefined],
    ['', undefined],
    ['9'.repeat(41), undefined],
  ])('%s is %s', (text, value) => {
    expect(readInteger(text)).toBe(value)
  })
})

describe('a duration', () => {
  it.each([
    ['10ms', 10e6],
    ['1.5s', 1.5e9],
    ['200us', 200e3],
    ['3\u00b5s', 3e3],
    ['7ns', 7],
    ['2m', 120e9],
    ['1min', 60e9],
    ['1h', 3600e9],
    ['0', 0],
    ['23.404ms', 23_404_000],
    ['10', undefined],
    ['-1s', undefined],
    ['1day', undefined],
  ])('%s is %s nanoseconds', (text, value) => {
    expect(readDuration(text)).toBe(value)
  })
})

it.each([
  ['64KiB', 65_536n],
  ['1.5MB', 1_500_000n],
  ['1GiB', 1_073_741_824n],
  ['100', 100n],
  ['100B', 100n],
  ['1TB', undefined],
])('reads %s as bytes', (text, value) => {
  expect(readByteCount(text)).toBe(value)
})

it.each([
  ['2026-11-22T16:58:00Z', 1_795_366_680_000_000_000n],
  ['2026-11-22 16:58', 1_795_366_680_000_000_000n],
  ['2026-11-22T16:58:00.000000001Z', 1_795_366_680_000_000_001n],
  ['2026-11-22T17:58:00+01:00', 1_795_366_680_000_000_000n],
  ['2026-11-22T17:58:00+0100', 1_795_366_680_000_000_000n],
  ['2026-11-22', 1_795_305_600_000_000_000n],
  ['2026-13-22', undefined],
  ['yesterday', undefined],
])('reads %s as a time', (text, value) => {
  expect(readInstant(text)).toBe(value)
})

it('reads names of errors and APIs in any case, and their numbers', () => {
  expect([
    readErrorCode('unsupported_version'),
    readErrorCode('35'),
    readErrorCode('NOPE'),
  ]).toEqual([35n, 35n, undefined])
  expect([readApiKey('produce'), readApiKey('-1'), readApiKey('Prodcue')]).toEqual([
    0n,
    -1n,
    undefined,
  ])
})

it('reads bytes, of which one pair alone is text', () => {
  expect(readHexBytes('de:AD')).toEqual(Uint8Array.of(0xde, 0xad))
  expect(readHexBytes('0xdead')).toEqual(Uint8Array.of(0xde, 0xad))
  expect([readHexBytes('de'), readHexBytes('0xabc'), readHexBytes('de:a')]).toEqual(
    Array(3).fill(undefined),
  )
})

it('reads partitions as summaries and as brokers write them', () => {
  expect(readTopicPartition('my-topic[3]')).toEqual({ topic: 'my-topic', partition: 3 })
  expect(readTopicPartition('my-topic-3')).toEqual({ topic: 'my-topic', partition: 3 })
  expect(readTopicPartition('orders')).toBeUndefined()
})

it('reads connections, booleans and fractions', () => {
  expect([
    readConnectionNumber('c4'),
    readConnectionNumber('4'),
    readConnectionNumber('c4x'),
  ]).toEqual([4, 4, undefined])
  expect([readBoolean('TRUE'), readBoolean('0'), readBoolean('yes')]).toEqual([
    true,
    false,
    undefined,
  ])
  expect([readFloat('-0.5'), readFloat('1e3'), readFloat('x')]).toEqual([-0.5, 1000, undefined])
})
