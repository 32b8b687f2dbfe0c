import { expect, it } from 'vitest'
import { unzigzag, unzigzag64, uvarintSize, zigzag, zigzag64 } from './varint.ts'

it('knows how many bytes a varint takes, on both sides of each step', () => {
  const values = [0, 127, 128, 16383, 16384, 2097151, 2097152, 268435455, 268435456, 4294967295]

  expect(values.map(uvarintSize)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
})

it('maps small magnitudes to small numbers and back', () => {
  expect([0, -1, 1, -2, 2147483647, -2147483648].map(zigzag)).toEqual([
    0, 1, 2, 3, 4294967294, 4294967295,
  ])
  expect([0, 1, 2, 4294967295].map(unzigzag)).toEqual([0, -1, 1, -2147483648])
  expect(
    [0n, -1n, 2n ** 63n - 1n, -(2n ** 63n)].map((value) => unzigzag64(zigzag64(value))),
  ).toEqual([0n, -1n, 2n ** 63n - 1n, -(2n ** 63n)])
})
