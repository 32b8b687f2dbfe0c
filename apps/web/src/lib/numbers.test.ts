import { expect, it } from 'vitest'
import { counted, formatPercent, formatSize, groupDigits } from './numbers.ts'

it('groups by a thin space from four digits on', () => {
  expect(groupDigits(999)).toBe('999')
  expect(groupDigits(1000)).toBe('1\u2009000')
  expect(groupDigits(118_004)).toBe('118\u2009004')
  expect(groupDigits(1_234_567)).toBe('1\u2009234\u2009567')
})

it('writes a 64-bit value with every digit', () => {
  expect(groupDigits(9_223_372_036_854_775_807n)).toBe(
    '9\u2009223\u2009372\u2009036\u2009854\u2009775\u2009807',
  )
})

it('writes negative values with a real minus', () => {
  expect(groupDigits(-1)).toBe('\u22121')
  expect(groupDigits(-1234n)).toBe('\u22121\u2009234')
})

it('gives sizes in decimal units with three significant digits', () => {
  expect(formatSize(0)).toBe('0 B')
  expect(formatSize(142)).toBe('142 B')
  expect(formatSize(999)).toBe('999 B')
  expect(formatSize(9255)).toBe('9.26 kB')
  expect(formatSize(41_800_000)).toBe('41.8 MB')
  expect(formatSize(999_999)).toBe('1.00 MB')
  expect(formatSize(5_000_000_000_000_000)).toBe('5000 TB')
})

it('counts in words', () => {
  expect(counted(1, 'frame', 'frames')).toBe('1 frame')
  expect(counted(22, 'frame', 'frames')).toBe('22 frames')
})

it('never rounds a share up to done', () => {
  expect(formatPercent(999, 1000)).toBe('99 %')
  expect(formatPercent(0, 0)).toBe('0 %')
})
