import { expect, it } from 'vitest'
import { InflateError } from '../decompressors.ts'
import { BackwardBits, padded } from './bits.ts'

/** The bits 0011 0101 1100 1010, before the end mark. */
const bits = (): BackwardBits => new BackwardBits(padded(Uint8Array.of(0xca, 0x35, 0x01)), 0, 3)

it('reads backwards from the end mark', () => {
  const stream = bits()
  expect([stream.read(4), stream.read(0), stream.read(1), stream.read(11)]).toEqual([
    0b0011, 0, 0, 0b10111001010,
  ])
  expect(stream.position).toBe(0)
})

it('reads zeros past the beginning, and shows it by a negative position', () => {
  const stream = bits()
  stream.read(12)
  expect(stream.read(6)).toBe(0b101000)
  expect(stream.read(3)).toBe(0)
  expect(stream.position).toBe(-5)
})

it('reads up to 31 bits at once', () => {
  const stream = new BackwardBits(padded(Uint8Array.of(0xff, 0x00, 0xff, 0xff, 0x01)), 0, 5)
  expect(stream.readLong(31)).toBe(0x7fff807f)
})

it('starts where it is told to', () => {
  const stream = new BackwardBits(padded(Uint8Array.of(0xff, 0xff, 0x05)), 2, 3)
  expect(stream.read(2)).toBe(0b01)
  expect(stream.position).toBe(0)
})

it('refuses a stream without an end mark', () => {
  expect(() => new BackwardBits(padded(Uint8Array.of(1, 0)), 0, 2)).toThrow(InflateError)
  expect(() => new BackwardBits(padded(new Uint8Array()), 0, 0)).toThrow(InflateError)
})
