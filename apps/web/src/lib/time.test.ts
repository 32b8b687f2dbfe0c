import { expect, it } from 'vitest'
import {
  formatDuration,
  formatExactNs,
  formatLocal,
  formatRelative,
  formatUtc,
  formatUtcClock,
  formatUtcMillis,
  formatUtcSecond,
} from './time.ts'

const plain = (text: string): string => text.replaceAll('\u2009', ' ')

it('writes the time since frame 1 to the microsecond', () => {
  expect(plain(formatRelative(333_256_000n))).toBe('+0.333 256')
  expect(plain(formatRelative(12_402_318_999n))).toBe('+12.402 318')
  expect(plain(formatRelative(3_612_000_001_000n))).toBe('+3 612.000 001')
  expect(plain(formatRelative(-1_500_000n))).toBe('\u22120.001 500')
})

it('writes durations with three significant digits', () => {
  expect(formatDuration(23_396_000n)).toBe('23.4 ms')
  expect(formatDuration(200_000n)).toBe('0.2 ms')
  expect(formatDuration(83_000n)).toBe('0.08 ms')
  expect(formatDuration(97_000n)).toBe('0.1 ms')
  expect(formatDuration(412_700_000n)).toBe('413 ms')
  expect(formatDuration(12_402_318_000n)).toBe('12.4 s')
  expect(formatDuration(1_230_000_000n)).toBe('1.23 s')
  expect(formatDuration(200_000_000_000n)).toBe('3 min 20 s')
  expect(formatDuration(7_320_000_000_000n)).toBe('2 h 2 min')
  expect(formatDuration(0n)).toBe('0 ms')
})

it('never shows a duration that is there as nothing', () => {
  expect(formatDuration(1n)).toBe('0.01 ms')
})

it('keeps every nanosecond in the exact form', () => {
  expect(plain(formatExactNs(23_396_123n))).toBe('23 396 123 ns')
})

it('writes absolute times with their zone', () => {
  const moment = 1_747_231_402_402_318_000n

  expect(plain(formatUtc(moment))).toBe('2025-05-14 14:03:22.402 318 UTC')
  expect(plain(formatUtcClock(moment))).toBe('14:03:22.402 318 UTC')
  expect(formatUtcMillis(1_747_231_402_402n)).toBe('2025-05-14 14:03:22.402 UTC')
  expect(plain(formatLocal(moment, 120))).toBe('2025-05-14 16:03:22.402 318 +02:00')
  expect(plain(formatLocal(moment, -210))).toBe('2025-05-14 10:33:22.402 318 \u221203:30')
})

it('shortens ISO times for lists and leaves others alone', () => {
  expect(formatUtcSecond('2025-05-14T14:03:10.123Z')).toBe('2025-05-14 14:03:10')
  expect(formatUtcSecond('yesterday')).toBe('yesterday')
})
