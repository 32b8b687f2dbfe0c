import { expect, it } from 'vitest'
import { readProtobufFields } from './fields.ts'

const fieldsOf = (...bytes: number[]): ReturnType<typeof readProtobufFields> =>
  readProtobufFields(Uint8Array.from(bytes), 0)

it('reads every wire type', () => {
  const bytes = [
    0x08, 0x96, 0x01, 0x12, 2, 0x68, 0x69, 0x1d, 1, 2, 3, 4, 0x21, 1, 2, 3, 4, 5, 6, 7, 8,
  ]
  expect(fieldsOf(...bytes)).toEqual([
    { number: 1, wireType: 'varint', start: 1, end: 3 },
    { number: 2, wireType: 'bytes', start: 5, end: 7 },
    { number: 3, wireType: 'fixed32', start: 8, end: 12 },
    { number: 4, wireType: 'fixed64', start: 13, end: 21 },
  ])
})

it.each([
  ['field number 0', [0x00, 1]],
  ['a wire type that does not exist', [0x0f, 1]],
  ['a cut tag', [0x80]],
  ['a cut varint', [0x08, 0x80]],
  ['a length past the end', [0x12, 9, 1]],
  ['a cut length', [0x12, 0x80]],
  ['a cut fixed number', [0x1d, 1, 2]],
])('takes bytes with %s for no message', (_, bytes) => {
  expect(fieldsOf(...bytes)).toBeUndefined()
})
