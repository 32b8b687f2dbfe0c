import { expect, it } from 'vitest'
import { newReset, noteFetch, readAgain, resetText } from './consumer-reset.ts'

const evidence = { frame: 1, packet: 1, path: '' }

it('follows a consumer back over a refused start to where it reads on', () => {
  const reset = newReset(200n)
  expect(noteFetch(reset, 0n, evidence)).toBe(true)
  reset.refused.add(0n)
  expect(noteFetch(reset, 170n, evidence)).toBe(true)
  expect(noteFetch(reset, 180n, evidence)).toBe(false)

  expect(readAgain(reset)).toBe(30n)
  expect(resetText(reset)).toBe('200 → 0 → 170 (30)')
})

it('takes going on from where it stood for no reset', () => {
  const reset = newReset(200n)

  expect(noteFetch(reset, 200n, evidence)).toBe(false)
  expect(noteFetch(reset, 250n, evidence)).toBe(false)
  expect(reset.steps).toEqual([])
})

it('counts nothing as read again while every start was refused', () => {
  const reset = newReset(200n)
  noteFetch(reset, 0n, evidence)
  reset.refused.add(0n)

  expect(readAgain(reset)).toBe(0n)
  expect(resetText(reset)).toBe('200 → 0')
})
