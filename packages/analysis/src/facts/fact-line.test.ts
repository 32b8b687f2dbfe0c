import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FactLine } from './fact-line.ts'

it('keeps a fact only when the value changes, and counts repeats', () => {
  const line = new FactLine<number>()

  expect(line.note(0, 2, 'a')).toBe(true)
  expect(line.note(0, 8, 'b')).toBe(false)
  expect(line.note(2, 12, 'c')).toBe(true)

  expect(line.all()).toEqual([
    { value: 0, frame: 2, path: 'a', count: 2, lastFrame: 8 },
    { value: 2, frame: 12, path: 'c', count: 1, lastFrame: 12 },
  ])
})

it('knows what was known at a moment', () => {
  const line = new FactLine<string>()
  line.note('empty', 10, '')
  line.note('ongoing', 20, '')

  expect(line.at(9)).toBeUndefined()
  expect(line.at(10)?.value).toBe('empty')
  expect(line.at(19)?.value).toBe('empty')
  expect(line.at(20)?.value).toBe('ongoing')
  expect(line.at(1e9)?.value).toBe('ongoing')
})

it('tells objects apart by their key', () => {
  const line = new FactLine()
  line.note({ key: '0-13' }, 1, '')

  expect(line.note({ key: '0-13' }, 2, '')).toBe(false)
  expect(line.note({ key: '0-12' }, 3, '')).toBe(true)
})

it('keeps null as a value of its own', () => {
  const line = new FactLine()
  line.note(null, 1, '')

  expect(line.note(null, 2, '')).toBe(false)
  expect(line.at(2)?.value).toBeNull()
})

it('answers like a scan over all that was noted', () => {
  const notes = fc.array(fc.record({ step: fc.nat(5), value: fc.nat(2) }), { maxLength: 100 })
  fc.assert(
    fc.property(notes, fc.nat(500), (steps, moment) => {
      const line = new FactLine<number>()
      let frame = 0
      let expected: number | undefined
      for (const { step, value } of steps) {
        frame += step
        line.note(value, frame, '')
        if (frame <= moment) expected = value
      }
      expect(line.at(moment)?.value).toBe(expected)
    }),
  )
})

it('stays true at its ends when thinned, and says where it is not complete', () => {
  const line = new FactLine<number>()
  for (let frame = 1; frame <= 10; frame++) line.note(frame, frame, '')

  expect(line.thin()).toBeGreaterThan(0)
  expect(line.latest?.value).toBe(10)
  expect(line.at(9)?.value).toBe(9)
  expect(line.thinnedBefore).toBe(9)
})
