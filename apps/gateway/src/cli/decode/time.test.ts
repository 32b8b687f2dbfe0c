import { expect, it } from 'vitest'
import { isoNanos, millis, seconds } from './time.ts'

it('keeps every nanosecond', () => {
  expect(isoNanos(1_700_000_000_123_456_789n)).toBe('2023-11-14T22:13:20.123456789Z')
  expect(isoNanos(1_700_000_000_000_000_001n)).toBe('2023-11-14T22:13:20.000000001Z')
})

it('writes durations for reading', () => {
  expect(seconds(309_860_123n)).toBe('0.309860')
  expect(seconds(-1_500_000_000n)).toBe('-1.500000')
  expect(millis(23_396_000n)).toBe('23.4 ms')
  expect(millis(505_000_000n)).toBe('505 ms')
  expect(millis(123_000n)).toBe('0.123 ms')
})
