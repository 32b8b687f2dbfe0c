import { expect, it } from 'vitest'
import { asciiOf, hexByte, hexOffset, hexText } from './hex.ts'

it('writes bytes with two digits', () => {
  expect([0, 9, 35, 255].map(hexByte)).toEqual(['00', '09', '23', 'ff'])
  expect(hexText(Uint8Array.from([0, 35, 255]))).toBe('00 23 ff')
  expect(hexText(new Uint8Array())).toBe('')
})

it('pads all offsets of a frame alike', () => {
  expect(hexOffset(16, 53)).toBe('0010')
  expect(hexOffset(16, 0x12345)).toBe('00010')
})

it('shows printable ASCII and nothing else', () => {
  expect([0x41, 0x20, 0x7e, 0x7f, 0x00, 0xe9].map(asciiOf).join('')).toBe('A ~...')
})
