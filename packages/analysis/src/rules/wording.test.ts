import { expect, it } from 'vitest'
import { capital, durationText, errorText, listText, rangeText } from './wording.ts'

it('names errors first, then their code', () => {
  expect(errorText(35)).toBe('UNSUPPORTED_VERSION (35)')
  expect(errorText(9999)).toBe('error (9999)')
})

it('writes ranges, lists and durations as the page does', () => {
  expect(rangeText({ min: 0, max: 13 })).toBe('0-13')
  expect(rangeText({ min: 3, max: 3 })).toBe('3')
  expect(listText(['a', 'b', 'c', 'd', 'e', 'f'])).toBe('a, b, c, d (+2)')
  expect(durationText(23_396_000n)).toBe('23.4 ms')
  expect(durationText(4_200_000_000n)).toBe('4.2 s')
  expect(durationText(180_000_000_000n)).toBe('3 min')
  expect(capital('broker 1')).toBe('Broker 1')
})
