import { expect, it } from 'vitest'
import { tickLabel, ticks, tickStep } from './ticks.ts'

it('takes round steps', () => {
  expect(tickStep(0.333, 8)).toBeCloseTo(0.05)
  expect(tickStep(12.4, 7)).toBe(2)
  expect(tickStep(100, 10)).toBe(10)
})

it('places ticks from zero to the end', () => {
  expect(ticks(12.4, 7)).toEqual([0, 2, 4, 6, 8, 10, 12])
  expect(ticks(0, 7)).toEqual([0])
  expect(ticks(Number.NaN, 7)).toEqual([0])
})

it('labels as precisely as the step needs', () => {
  expect(tickLabel(4, 2)).toBe('+4 s')
  expect(tickLabel(0.15, 0.05)).toBe('+0.15 s')
  expect(tickLabel(0.3, 0.1)).toBe('+0.3 s')
  expect(tickLabel(300, 300)).toBe('+5 min')
})
