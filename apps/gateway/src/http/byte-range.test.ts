import { expect, it } from 'vitest'
import { byteRange } from './byte-range.ts'

const held = { id: '0123456789ab', firstOffset: 100, end: 1000 }

it.each([
  [undefined, { from: 100, to: 1000, isPartial: false }],
  ['bytes=100-199', { from: 100, to: 200, isPartial: true }],
  ['bytes=500-', { from: 500, to: 1000, isPartial: true }],
  ['bytes=500-99999', { from: 500, to: 1000, isPartial: true }],
  ['bytes=-10', { from: 990, to: 1000, isPartial: true }],
  ['bytes=-5000', { from: 100, to: 1000, isPartial: true }],
  ['bytes=0-1,5-6', { from: 100, to: 1000, isPartial: false }],
  ['rows=1-2', { from: 100, to: 1000, isPartial: false }],
  ['bytes=-', { from: 100, to: 1000, isPartial: false }],
])('reads %s', (header, range) => {
  expect(byteRange(header, held)).toEqual(range)
})

it('says from where bytes are held when older ones are asked for', () => {
  expect(() => byteRange('bytes=0-', held)).toThrow(/before 100 .* deleted/)
})

it.each(['bytes=1000-', 'bytes=600-500', 'bytes=-0'])('refuses %s', (header) => {
  expect(() => byteRange(header, held)).toThrow(/100 to 1000/)
})
