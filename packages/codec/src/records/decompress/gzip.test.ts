import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { InflateError, InflateLimitError } from './decompressors.ts'
import { inflateGzip } from './gzip.ts'

const text = Uint8Array.from(Buffer.from('order 1, order 2, order 3. '.repeat(4000)))

it('inflates one member', () => {
  expect(inflateGzip(gzipSync(text), 1e6)).toEqual(text)
})

it('inflates several members, one after another', () => {
  const members = Buffer.concat([gzipSync('first '), gzipSync(text), gzipSync('')])
  expect(Buffer.from(inflateGzip(members, 1e6)).toString()).toBe(
    `first ${Buffer.from(text).toString()}`,
  )
})

it('inflates two members that are the same', () => {
  const twice = Buffer.concat([gzipSync(text), gzipSync(text)])
  expect(inflateGzip(twice, 1e6)).toHaveLength(2 * text.length)
})

it('stops at the limit, whether the trailer tells the truth or not', () => {
  const honest = gzipSync(new Uint8Array(1 << 20))
  const liar = Buffer.from(honest)
  liar.writeUInt32LE(10, liar.length - 4)
  expect(() => inflateGzip(honest, 1 << 19)).toThrow(InflateLimitError)
  expect(() => inflateGzip(liar, 1 << 19)).toThrow(InflateLimitError)
})

it('refuses a member whose length or checksum is another than it says', () => {
  const lengthLies = gzipSync(text)
  lengthLies.writeUInt32LE(text.length - 1, lengthLies.length - 4)
  const checksumLies = gzipSync(text)
  checksumLies.writeUInt32LE(1, checksumLies.length - 8)
  for (const liar of [lengthLies, checksumLies, Buffer.concat([checksumLies, gzipSync(text)])])
    expect(() => inflateGzip(liar, 1e6)).toThrow('trailer is wrong')
})

it('says that a stream is cut or no gzip at all', () => {
  expect(() => inflateGzip(gzipSync(text).subarray(0, 60), 1e6)).toThrow(InflateError)
  expect(() => inflateGzip(text, 1e6)).toThrow(InflateError)
  expect(() => inflateGzip(new Uint8Array(3), 1e6)).toThrow(InflateError)
})
