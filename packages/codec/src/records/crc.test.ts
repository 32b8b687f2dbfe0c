import { crc32 as hostCrc32 } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { crc32, crc32c } from './crc.ts'

const ascii = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text))

it('gives the check value of CRC-32C (RFC 3720, B.4)', () => {
  expect(crc32c(ascii('123456789'))).toBe(0xe3069283)
  expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa)
})

it('gives the same CRC-32 as zlib, from and to any byte', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(100), (bytes, from) => {
      const start = Math.min(from, bytes.length)
      expect(crc32(bytes, start)).toBe(hostCrc32(bytes.subarray(start)))
    }),
  )
})

it('adds nothing for no bytes', () => {
  expect(crc32c(new Uint8Array())).toBe(0)
})
