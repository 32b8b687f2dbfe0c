import { expect, it } from 'vitest'
import { partOf, readLegacyMessage } from './legacy-message.ts'

/** Offset 1, size 16, crc 0, magic 0, no attributes, key 'k', value 'v'. */
const bytes = Uint8Array.from(
  Buffer.from(
    '0000000000000001 00000010 00000000 0000 00000001 6b 00000001 76'.replaceAll(' ', ''),
    'hex',
  ),
)
const read = (changed: Uint8Array): ReturnType<typeof readLegacyMessage> =>
  readLegacyMessage(changed, new DataView(changed.buffer, 0, changed.length), 0)
const withByte = (at: number, byte: number): Uint8Array => bytes.with(at, byte)

it('finds key and value', () => {
  const message = read(bytes)
  expect(message).toEqual({
    start: 0,
    end: 28,
    offset: 1n,
    magic: 0,
    attributes: 0,
    timestamp: -1n,
    keyAt: 18,
    keySize: 1,
    valueAt: 23,
    valueSize: 1,
  })
  expect([...(partOf(bytes, 23, 1) ?? [])]).toEqual([0x76])
  expect(partOf(bytes, 23, -1)).toBeNull()
})

it('takes a cut message for none, and bytes that are no message for a text', () => {
  expect(read(bytes.slice(0, 11))).toBeUndefined()
  expect(read(bytes.slice(0, 27))).toBeUndefined()
  expect(read(withByte(11, 13))).toBe('a message of 13 bytes, 14 are the least')
  expect(read(withByte(16, 2))).toBe('a message of magic 2 in a message set')
})

it.each([
  [11, 14, 'a key of 1 bytes, 0 left'],
  [21, 9, 'a key of 9 bytes, 2 left'],
  [26, 9, 'a value of 9 bytes, 1 left'],
])('keeps a message whose byte %i is %i, with its fault', (at, byte, fault) => {
  expect(read(withByte(at, byte))).toMatchObject({ offset: 1n, fault })
})

it('has no room for the value behind a key that takes it all', () => {
  expect(read(withByte(21, 3))).toMatchObject({ fault: 'a key of 3 bytes, 2 left' })
  expect(read(withByte(16, 1))).toMatchObject({ fault: 'it ends before its key' })
})
