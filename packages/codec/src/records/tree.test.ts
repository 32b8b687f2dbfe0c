import { readFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { encodeRecordBatch } from './encode.ts'
import { RecordSet } from './record-set.ts'
import type { RecordsNode } from './records-node.ts'
import { recordNodes, recordSetNodes } from './tree.ts'

const file = new URL('../../test/records/kafka-4.4.0.json.gz', import.meta.url)
const vectors = (
  JSON.parse(gunzipSync(readFileSync(file)).toString()) as { name: string; bytes: string }[]
).map(({ name, bytes }) => [name, Uint8Array.from(Buffer.from(bytes, 'base64'))] as const)

const batch = encodeRecordBatch({
  baseOffset: 40n,
  records: [{ timestamp: 7n, key: 'k', value: null, headers: [{ key: 'h', value: 'x' }] }, {}],
})

/** Children stand one behind the other, inside their parent, without a gap. */
function expectTiled(nodes: readonly RecordsNode[], start: number, end: number): void {
  let at = start
  for (const node of nodes) {
    expect([node.path, node.start]).toEqual([node.path, at])
    at = node.end
    if (node.children !== undefined && node.type.startsWith('Record'))
      expectTiled(node.children, node.start, node.end)
  }
  expect(at).toBe(end)
}

it.each(vectors)('tiles every byte of "%s"', (_, bytes) => {
  const set = new RecordSet(bytes, { origin: { offset: 1000, path: 'r' } })
  expect(set.sizeInBytes).toBe(bytes.length)
  expectTiled(recordSetNodes(set), 1000, 1000 + bytes.length)
  for (const [index, each] of [...set].entries()) {
    const isPlain = each.compression === 'none'
    const nodes = recordNodes(set, each, index)
    if (nodes.length === 0) continue
    if (isPlain) expectTiled(nodes, 1000 + each.start + 61, 1000 + each.end)
    else expectTiled(nodes, 0, each.inflated().length)
  }
})

it('says what deltas and bits come to', () => {
  const set = new RecordSet(batch)
  const [node] = recordSetNodes(set)
  const meanings = node?.children?.flatMap(({ name, meaning }) =>
    meaning === undefined ? [] : [`${name}: ${meaning}`],
  )
  expect(meanings).toEqual([
    'crc: right',
    'attributes: none, CreateTime',
    'lastOffsetDelta: offset 41',
    'records: none',
  ])
})

it('shows a record with key, null value and header', () => {
  const set = new RecordSet(batch)
  const [first] = set
  const [record] = first === undefined ? [] : recordNodes(set, first, 0)
  expect(record).toMatchObject({ path: 'records[0].records[0]', start: 61, meaning: 'offset 40' })
  const byName = Object.fromEntries(record?.children?.map((node) => [node.name, node]) ?? [])
  expect(byName['key']).toMatchObject({ start: 65, end: 67, value: Uint8Array.of(0x6b) })
  expect(byName['value']).toMatchObject({ start: 67, end: 68, value: null, note: 'null' })
  expect(byName['headers']?.children?.[0]).toMatchObject({
    name: '[0]',
    path: 'records[0].records[0].headers[0]',
    children: [
      { name: 'key', value: 'h' },
      { name: 'value', value: Uint8Array.of(0x78) },
    ],
  })
})

it('gives a part of the records, and marks those that were inflated', () => {
  const set = new RecordSet(
    encodeRecordBatch({
      compress: { codec: 'gzip', deflate: (records) => gzipSync(records) },
      records: [{}, {}, {}],
    }),
    { origin: { offset: 500, path: 'r' } },
  )
  const [compressed] = set
  if (compressed === undefined) throw new Error('no batch')
  const nodes = recordNodes(set, compressed, 0, { from: 1, limit: 1 })
  expect(nodes).toMatchObject([{ name: '[1]', start: 7, end: 14, inflated: true }])
})

it('shows what is behind the last batch', () => {
  const cut = recordSetNodes(new RecordSet(Uint8Array.from([...batch, ...batch.subarray(0, 20)])))
  expect(cut[1]).toMatchObject({
    type: 'partial',
    note: 'unread',
    meaning: `the first 20 of ${batch.length} bytes of a batch`,
  })
  expect(recordSetNodes(new RecordSet(batch.with(16, 7)))).toMatchObject([{ type: 'malformed' }])
  expect(recordSetNodes(new RecordSet(batch.subarray(0, 3)))[0]?.meaning).toBe(
    'the beginning of a batch, cut',
  )
})
