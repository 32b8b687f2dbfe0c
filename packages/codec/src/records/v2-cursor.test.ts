import { expect, it } from 'vitest'
import { V2Cursor } from './v2-cursor.ts'

const base = { baseOffset: 100n, baseTimestamp: 5000n, logAppendTime: undefined, baseSequence: 7 }
/** Delta of time -1, of offset 2; key 'k', null value, header 'h' with a null value. */
const record = [0x14, 0x00, 0x01, 0x04, 0x02, 0x6b, 0x01, 0x02, 0x02, 0x68, 0x01]

function fault(...bytes: number[]): string | undefined {
  const cursor = new V2Cursor(Uint8Array.from(bytes), 0, base)
  while (cursor.next());
  return cursor.fault
}

it('adds the deltas of a record to its batch', () => {
  const cursor = new V2Cursor(Uint8Array.from(record), 0, base)
  expect(cursor.next()).toBe(true)
  expect(cursor.offset).toBe(102n)
  expect(cursor.timestamp).toBe(4999n)
  expect(cursor.sequence).toBe(9)
  expect([...(cursor.key ?? [])]).toEqual([0x6b])
  expect(cursor.value).toBeNull()
  expect(cursor.headers).toEqual([{ key: 'h', value: null }])
  expect([cursor.start, cursor.end]).toEqual([0, 11])
  expect(cursor.next()).toBe(false)
  expect(cursor.fault).toBeUndefined()
})

it('gives the timestamp of the broker where it stamped the batch', () => {
  const cursor = new V2Cursor(Uint8Array.from(record), 0, { ...base, logAppendTime: 9n })
  cursor.next()
  expect(cursor.timestamp).toBe(9n)
})

it('reads timestamps as far from the first as 64 bits allow', () => {
  const least = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]
  const bytes = [28, 0x00, ...least, 0x00, 0x01, 0x01, 0x00]
  const cursor = new V2Cursor(Uint8Array.from([...bytes.with(0, 30), 0]), 0, base)
  cursor.next()
  expect(cursor.timestampDelta).toBe(-(2n ** 63n))
})

it.each([
  ['a length without an end', [0xff, 0xff], 'the length is cut'],
  ['a negative length', [0x01], 'a record of -1 bytes, 0 left'],
  ['no attributes', [0x00], 'the attributes are missing'],
  ['a cut timestamp', [0x04, 0x00, 0x80], 'the timestamp is cut'],
  [
    'a timestamp of eleven bytes',
    [0x18, 0, ...Array<number>(11).fill(0xff)],
    'the timestamp is cut',
  ],
  ['no offset', [0x04, 0x00, 0x00], 'the offset is cut'],
  ['a key that is not there', [0x08, 0x00, 0x00, 0x00, 0x04], 'the key is cut'],
  ['a value that is not there', [0x0a, 0x00, 0x00, 0x00, 0x01, 0x04], 'the value is cut'],
  ['no header count', [0x0a, 0x00, 0x00, 0x00, 0x01, 0x01], 'the number of headers is cut'],
  ['headers that cannot be there', [0x0c, 0, 0, 0, 1, 1, 0x7e], '63 headers in 0 bytes'],
  [
    'a header that is cut',
    [0x10, 0, 0, 0, 1, 1, 2, 4, 0x68],
    'the headers do not end with the record',
  ],
  [
    'a header without a key',
    [0x10, 0, 0, 0, 1, 1, 2, 1, 1],
    'the headers do not end with the record',
  ],
  [
    'bytes after the headers',
    [0x0e, 0, 0, 0, 1, 1, 0, 9],
    'the headers do not end with the record',
  ],
])('says what is wrong with %s', (_, bytes, expected) => {
  expect(fault(...bytes)).toBe(expected)
})
