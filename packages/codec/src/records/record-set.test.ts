import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DecodeError } from '../wire/errors.ts'
import { recordsOf } from './batch.ts'
import { encodeRecordBatch } from './encode.ts'
import { decodeRecordBatches } from './record-set.ts'

const batch = encodeRecordBatch({ records: [{ key: 'a', value: 'b' }, { value: 'c' }] })
function tooEarly(): Uint8Array {
  throw new Error('too early')
}
const join = (...pieces: Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(pieces))

describe('a Fetch that ends with a cut batch', () => {
  it('gives the whole batches, and the rest as its remainder', () => {
    const set = decodeRecordBatches(join(batch, batch, batch.subarray(0, 40)))
    expect([...set].map(({ start, end }) => [start, end])).toEqual([
      [0, batch.length],
      [batch.length, 2 * batch.length],
    ])
    expect(set.remainder).toEqual({
      start: 2 * batch.length,
      length: 40,
      kind: 'partial',
      announcedBytes: batch.length,
    })
  })

  it('takes less than offset, size and magic for the beginning of a batch', () => {
    expect(decodeRecordBatches(batch.subarray(0, 11)).remainder).toEqual({
      start: 0,
      length: 11,
      kind: 'partial',
    })
    expect(decodeRecordBatches(batch.subarray(0, 16)).remainder?.announcedBytes).toBe(batch.length)
  })
})

it('has no remainder and no batch where there is nothing', () => {
  const set = decodeRecordBatches(new Uint8Array())
  expect([...set, set.remainder]).toEqual([undefined])
})

it.each([
  ['a magic from the future', 16, 3, 'it has magic 3'],
  ['a size that no batch has', 11, 13, 'it announces 13 bytes, 14 are the least'],
  ['a size smaller than the header', 11, 20, 'a batch of 32 bytes, its header takes 61'],
])('stops at %s and says where', (_, at, byte, fault) => {
  const broken = batch.slice()
  broken[8] = broken[9] = broken[10] = 0
  broken[at] = byte
  const set = decodeRecordBatches(join(batch, broken), {
    origin: { offset: 100, path: 'topics[0]' },
  })
  expect([...set]).toHaveLength(1)
  expect(set.remainder?.kind).toBe('malformed')
  expect(set.remainder?.error).toEqual(
    new DecodeError('BAD_RECORDS', 100 + batch.length, 'topics[0]', `No record batch: ${fault},`),
  )
})

it('does not inflate before it is asked for records', () => {
  const inflate = tooEarly
  const decompressors = { gzip: inflate, snappy: inflate, lz4: inflate, zstd: inflate }
  const bytes = encodeRecordBatch({
    compress: { codec: 'zstd', deflate: (records) => records },
    records: [{ value: 'x' }],
  })
  const [compressed] = decodeRecordBatches(bytes, { decompressors })
  expect(compressed).toMatchObject({ compression: 'zstd', lastOffset: 0n, isValid: true })
  expect(compressed && recordsOf(compressed).error?.message).toBe(
    '8 bytes of zstd do not inflate: too early at byte 61 of the frame, in records',
  )
})

it('holds inflating to the limits', () => {
  const limits = { maxBytes: 1000, maxRatio: 2, freeBytes: 50 }
  const asked: number[] = []
  const inflate = (bytes: Uint8Array, maxBytes: number): Uint8Array => {
    asked.push(maxBytes)
    return bytes
  }
  const decompressors = { gzip: inflate, snappy: inflate, lz4: inflate, zstd: inflate }
  for (const size of [1, 100, 5000]) {
    const bytes = encodeRecordBatch({
      compress: { codec: 'lz4', deflate: (records) => records },
      records: [{ value: new Uint8Array(size) }],
    })
    for (const each of decodeRecordBatches(bytes, { decompressors, limits })) recordsOf(each)
  }
  expect(asked).toEqual([50, 218, 1000])
})

it('never throws and never reads past the bytes, whatever they are', () => {
  const sound = join(batch, batch)
  const change = fc.tuple(fc.nat(sound.length - 1), fc.nat(255))
  fc.assert(
    fc.property(fc.array(change, { maxLength: 6 }), fc.nat(sound.length), (changes, length) => {
      const bytes = sound.slice(0, length)
      for (const [at, byte] of changes) if (at < length) bytes[at] = byte
      const set = decodeRecordBatches(bytes)
      let end = 0
      for (const each of set) {
        expect(each.start).toBe(end)
        end = each.end
        const { error } = recordsOf(each)
        if (error !== undefined) expect(error).toBeInstanceOf(DecodeError)
      }
      expect(end + (set.remainder?.length ?? 0)).toBe(length)
    }),
    { numRuns: 400 },
  )
})
