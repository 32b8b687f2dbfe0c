import fc from 'fast-check'
import { expect, it } from 'vitest'
import { DecodeError } from './errors.ts'
import { Reader } from './reader.ts'
import { Writer } from './writer.ts'

it('reads what the writer wrote, for every scalar', () => {
  const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })
  const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
  fc.assert(
    fc.property(
      int32,
      int64,
      fc.double(),
      fc.string({ unit: 'binary' }),
      (small, large, float, text) => {
        const writer = new Writer(1)
        writer.int8(small & 0x7f)
        writer.int16(small >> 16)
        writer.int32(small)
        writer.int64(large)
        writer.float64(float)
        writer.uvarint(small)
        writer.varint(small)
        writer.varlong(large)
        const textBytes = writer.text(text)

        const reader = new Reader(writer.finish())

        expect(reader.int8()).toBe(small & 0x7f)
        expect(reader.int16()).toBe(small >> 16)
        expect(reader.int32()).toBe(small)
        expect(reader.int64()).toBe(large)
        expect(reader.float64()).toBe(float)
        expect(reader.uvarint()).toBe(small >>> 0)
        expect(reader.varint()).toBe(small)
        expect(reader.varlong()).toBe(large)
        expect(reader.text(textBytes)).toBe(text.toWellFormed())
        expect(reader.remaining).toBe(0)
      },
    ),
  )
})

it('reads unsigned integers above the signed range', () => {
  const reader = new Reader(Uint8Array.of(0xff, 0xff, 0xfe, 0xff, 0xff, 0xff, 0xff))

  expect([reader.uint8(), reader.uint16(), reader.uint32()]).toEqual([255, 65534, 4294967295])
})

it('reads a uuid as Kafka prints it and a boolean from any non-zero byte', () => {
  const reader = new Reader(Uint8Array.from({ length: 17 }, (_, index) => 255 - index))

  expect(reader.uuid()).toBe('__79_Pv6-fj39vX08_Lx8A')
  expect(reader.boolean()).toBe(true)
})

it('keeps the sign and kind of special floats', () => {
  const writer = new Writer()
  for (const value of [-0, Number.NaN, Infinity, -Infinity]) writer.float64(value)
  const reader = new Reader(writer.finish())

  expect([1, 2, 3, 4].map(() => reader.float64())).toEqual([-0, Number.NaN, Infinity, -Infinity])
})

it('says where a truncated frame ended, and in which field', () => {
  const reader = new Reader(Uint8Array.of(6, 0x68, 0x65))
  reader.path = 'topics[0].name'
  const length = reader.uvarint() - 1

  expect(() => reader.text(length)).toThrow(
    new DecodeError('TRUNCATED', 1, 'topics[0].name', 'Wanted 5 bytes, 2 left'),
  )
})

it('refuses a negative length', () => {
  expect(() => new Reader(new Uint8Array(4)).bytes(-1)).toThrow('Length is -1')
})

it('refuses varints that do not end', () => {
  expect(() => new Reader(new Uint8Array(12).fill(0x80)).uvarint()).toThrow('Varint longer than 5')
  expect(() => new Reader(new Uint8Array(12).fill(0x80)).varlong()).toThrow(
    'Varlong longer than 10',
  )
  expect(() => new Reader(new Uint8Array(2).fill(0x80)).uvarint()).toThrow('Wanted 1 bytes, 0 left')
  expect(() => new Reader(new Uint8Array(2).fill(0x80)).varlong()).toThrow('Wanted 1 bytes, 0 left')
  expect(() => new Reader(new Uint8Array(6).fill(0x80)).varlong()).toThrow('Wanted 1 bytes, 0 left')
})

it('stays inside the part of the frame that it was given', () => {
  const reader = new Reader(Uint8Array.of(1, 2, 3, 4), 1, 3)
  reader.skip(1)

  expect(reader.bytes(1)).toEqual(Uint8Array.of(3))
  expect(() => reader.int8()).toThrow('Wanted 1 bytes, 0 left at byte 3')
})

it('never reads past the frame, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (frame) => {
      const reader = new Reader(frame)
      try {
        while (reader.remaining > 0) reader.text(reader.uvarint() - 1)
      } catch (error) {
        expect(error).toBeInstanceOf(DecodeError)
      }
      expect(reader.offset).toBeLessThanOrEqual(frame.length)
    }),
  )
})
