import { expect, it } from 'vitest'
import { Writer } from './writer.ts'

it('grows without losing what was written', () => {
  const writer = new Writer(1)
  for (let value = 0; value < 300; value++) writer.int16(value)

  expect(writer.length).toBe(600)
  expect(writer.finish().subarray(598)).toEqual(Uint8Array.of(1, 43))
})

it('overwrites a length that is only known afterwards', () => {
  const writer = new Writer()
  writer.int16(0)
  writer.setInt16(0, writer.text('h\u00e9'))

  expect(writer.view()).toEqual(Uint8Array.of(0, 3, 0x68, 0xc3, 0xa9))
})

it('writes varints low bits first', () => {
  const writer = new Writer()
  writer.uvarint(300)
  writer.varint(-1)
  writer.varlong(-65n)
  writer.bytes(Uint8Array.of(9))

  expect(writer.finish()).toEqual(Uint8Array.of(0xac, 0x02, 0x01, 0x81, 0x01, 0x09))
})
