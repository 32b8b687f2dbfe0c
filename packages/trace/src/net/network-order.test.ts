import { expect, it } from 'vitest'
import { u16, u32 } from './network-order.ts'

it('reads the high byte first, without a sign', () => {
  const data = Uint8Array.of(0, 0xfe, 0xdc, 0xba, 0x98)

  expect(u16(data, 1)).toBe(0xfedc)
  expect(u32(data, 1)).toBe(0xfedcba98)
})

it('takes what lies behind the end for 0', () => {
  expect(u16(Uint8Array.of(7), 0)).toBe(0x0700)
})
