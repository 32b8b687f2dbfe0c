import { expect, it } from 'vitest'
import { fieldAt, uint64At, uvarintAt } from './wire.ts'

it('tells the tag of a field from its content', () => {
  const bytes = Uint8Array.of(0xff, 0xa2, 0x06, 2, 0x68, 0x69)

  expect(fieldAt(bytes, 1, 6)).toEqual({
    number: 100,
    wireType: 'bytes',
    start: 1,
    from: 4,
    end: 6,
  })
  expect(fieldAt(bytes, 1, 5)).toBe('Field 100 is cut')
})

it.each([
  ['field number 0', [0x00, 1], 'No field can have the number 0'],
  ['a group', [0x0b], 'Wire type 3 does not exist'],
  ['a tag without an end', [0x80], 'A tag does not end'],
  ['a length without an end', [0x0a, 0x80], 'Field 1 is cut'],
])('refuses %s', (_, bytes, reason) => {
  expect(fieldAt(Uint8Array.from(bytes), 0, bytes.length)).toBe(reason)
})

it('reads no more than ten bytes of a varint, and none behind the limit', () => {
  expect(uvarintAt(new Uint8Array(11).fill(0xff), 0, 11)).toBeUndefined()
  expect(uvarintAt(Uint8Array.of(0xac, 0x02), 0, 2)).toEqual({ value: 300, end: 2 })
  expect(uvarintAt(Uint8Array.of(0xac, 0x02), 0, 1)).toBeUndefined()
})

it('keeps all 64 bits', () => {
  const bytes = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01)
  expect(uint64At(bytes, 0, 10)).toBe(0xffff_ffff_ffff_ffffn)
})
