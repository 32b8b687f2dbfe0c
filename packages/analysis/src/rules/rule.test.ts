import { expect, it } from 'vitest'
import { at } from './rule.ts'

it('points at a field of a frame, by both of its numbers', () => {
  expect(at({ info: { frame: { number: 22, packet: 31 } } }, 'errorCode')).toEqual({
    frame: 22,
    packet: 31,
    path: 'errorCode',
  })
})
