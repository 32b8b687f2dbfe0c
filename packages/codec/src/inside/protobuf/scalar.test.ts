import { expect, it } from 'vitest'
import { scalarAt, wireTypeOf } from './scalar.ts'

const minusTwo = [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]

it.each([
  ['int32', minusTwo, -2],
  ['int64', minusTwo, -2n],
  ['uint64', minusTwo, 0xffff_ffff_ffff_fffen],
  ['uint32', [0xff, 0xff, 0xff, 0xff, 0x0f], 0xffff_ffff],
  ['sint32', [0x03], -2],
  ['sint64', [0x04], 2n],
  ['bool', [0x00], false],
  ['bool', [0x02], true],
  ['double', [0, 0, 0, 0, 0, 0, 0xf8, 0x3f], 1.5],
  ['float', [0, 0, 0xc0, 0x3f], 1.5],
  ['fixed64', minusTwo.slice(0, 8), 0xffff_ffff_ffff_fffen],
  ['sfixed64', minusTwo.slice(0, 8), -2n],
  ['fixed32', minusTwo.slice(0, 4), 0xffff_fffe],
  ['sfixed32', minusTwo.slice(0, 4), -2],
  ['string', [0xc3, 0xa9], '\u00e9'],
  ['bytes', [1, 2], Uint8Array.of(1, 2)],
])('reads %s', (type, bytes, value) => {
  const placed = Uint8Array.from([9, ...bytes, 9])

  expect(scalarAt(type, placed, 1, 1 + bytes.length)).toEqual(value)
})

it('knows the wire type of each', () => {
  expect(['string', 'sfixed64', 'float', 'sint32', 'bool'].map(wireTypeOf)).toEqual([
    'bytes',
    'fixed64',
    'fixed32',
    'varint',
    'varint',
  ])
})
