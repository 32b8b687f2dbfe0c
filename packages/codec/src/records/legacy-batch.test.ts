import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { recordsOf, type RecordBatch } from './batch.ts'
import { crc32 } from './crc.ts'
import { RecordSet } from './record-set.ts'

interface Message {
  readonly offset: number
  readonly magic: 0 | 1
  readonly attributes?: number
  readonly timestamp?: number
  readonly key?: string | null
  readonly value?: string | Uint8Array | null
}

function part(content: string | Uint8Array | null | undefined): Buffer {
  const length = Buffer.alloc(4)
  if (content === null || content === undefined) {
    length.writeInt32BE(-1)
    return length
  }
  const bytes = Buffer.from(content)
  length.writeInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}

function message({ offset, magic, attributes = 0, timestamp = 0, key, value }: Message): Buffer {
  const time = Buffer.alloc(magic === 0 ? 0 : 8)
  if (magic === 1) time.writeBigInt64BE(BigInt(timestamp))
  const body = Buffer.concat([Buffer.of(magic, attributes), time, part(key), part(value)])
  const head = Buffer.alloc(16)
  head.writeBigInt64BE(BigInt(offset))
  head.writeInt32BE(4 + body.length, 8)
  head.writeUInt32BE(crc32(body), 12)
  return Buffer.concat([head, body])
}

function first(bytes: Buffer): RecordBatch {
  const [batch] = new RecordSet(Uint8Array.from(bytes))
  if (batch === undefined) throw new Error('no batch')
  return batch
}

function wrapper(outer: Omit<Message, 'value'>, inner: Message[]): RecordBatch {
  const value = gzipSync(Buffer.concat(inner.map(message)))
  return first(message({ attributes: 1, ...outer, value }))
}

const offsets = (batch: RecordBatch): bigint[] =>
  recordsOf(batch).records.map(({ offset }) => offset)

it('reads a message alone as a batch of one', () => {
  const batch = first(message({ offset: 5, magic: 1, timestamp: 77, key: 'k', value: null }))
  expect(batch).toMatchObject({ baseOffset: 5n, lastOffset: 5n, isValid: true, countOrNull: null })
  const key = Uint8Array.from(Buffer.from('k'))
  expect(recordsOf(batch)).toEqual({
    records: [{ offset: 5n, timestamp: 77n, sequence: -1, key, value: null, headers: [] }],
  })
})

it('counts offsets back from a wrapper of magic 1', () => {
  const batch = wrapper({ offset: 107, magic: 1 }, [
    { offset: 0, magic: 1 },
    { offset: 2, magic: 1 },
    { offset: 7, magic: 1 },
  ])
  expect(offsets(batch)).toEqual([100n, 102n, 107n])
  expect(batch.baseOffset).toBe(100n)
})

const threeAndFour = (magic: 0 | 1): Message[] => [
  { offset: 3, magic },
  { offset: 4, magic },
]

it('takes the offsets inside as they are under offset 0 and in magic 0', () => {
  expect(offsets(wrapper({ offset: 0, magic: 1 }, threeAndFour(1)))).toEqual([3n, 4n])
  expect(offsets(wrapper({ offset: 4, magic: 0 }, threeAndFour(0)))).toEqual([3n, 4n])
})

it('gives the broker stamp of a wrapper to every message inside', () => {
  const inner: Message[] = [{ offset: 0, magic: 1, timestamp: 5 }]
  const stamped = wrapper({ offset: 9, magic: 1, attributes: 9, timestamp: 88 }, inner)
  expect(stamped.timestampType).toBe('LogAppendTime')
  expect(recordsOf(stamped).records[0]?.timestamp).toBe(88n)
})

it.each([
  ['no value', message({ offset: 1, magic: 1, attributes: 1 }), 'has no value'],
  [
    'nothing inside',
    message({ offset: 1, magic: 1, attributes: 1, value: gzipSync('') }),
    'no message',
  ],
  [
    'bytes that do not inflate',
    message({ offset: 1, magic: 0, attributes: 1, value: 'abc' }),
    'inflate',
  ],
  ['an unknown codec', message({ offset: 1, magic: 0, attributes: 7, value: 'abc' }), 'No codec'],
])('says why a wrapper with %s gives no records', (_, bytes, fault) => {
  const batch = first(bytes)
  const { records, error } = recordsOf(batch)
  expect(records).toEqual([])
  expect(error?.message).toContain(fault)
  expect(batch.baseOffset).toBe(1n)
})

it('gives what stands before a fault inside', () => {
  const nested = wrapper({ offset: 9, magic: 1 }, [
    { offset: 0, magic: 1, value: 'fine' },
    { offset: 1, magic: 1, attributes: 2, value: 'snappy in gzip' },
  ])
  const { records, error } = recordsOf(nested)
  expect(records).toHaveLength(1)
  expect(error?.detail).toContain('a compressed message inside compressed ones')
})

it('says that a wrapper offset is too small for what is inside', () => {
  const { records, error } = recordsOf(wrapper({ offset: 3, magic: 1 }, [{ offset: 7, magic: 1 }]))
  expect(records).toHaveLength(1)
  expect(error?.detail).toContain('the wrapper has offset 3, the last message inside 7')
})
