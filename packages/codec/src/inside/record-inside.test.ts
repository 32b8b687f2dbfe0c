import { expect, it } from 'vitest'
import { decodeRecordBatches } from '../records/record-set.ts'
import { encodeRecordBatch } from '../records/encode.ts'
import type { RecordsNode } from '../records/records-node.ts'
import { recordNodes } from '../records/tree.ts'
import { withRecordInside, type RecordContext } from './record-inside.ts'

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'))
const offsetKey = hex('000100016700066f726465727300000003')
const offsetValue = hex('0004002000000000000100000005026d0000018bcfe5680000')
const commitKey = hex('00000001')
const commitValue = hex('000000000007')

function opened(
  key: Uint8Array | null,
  value: Uint8Array | null,
  context: Partial<RecordContext>,
): { node: RecordsNode; bytes: Uint8Array } {
  const bytes = encodeRecordBatch({ records: [{ key, value }] })
  const set = decodeRecordBatches(bytes, { origin: { offset: 0, path: 'records' } })
  const nodes = [...set].flatMap((batch, index) => recordNodes(set, batch, index))
  const opening = { topic: undefined, isControlBatch: false, ...context }
  const [node = expect.unreachable('no record')] = nodes.map((each) =>
    withRecordInside(each, opening),
  )
  return { node, bytes }
}

function part(node: RecordsNode, name: string): RecordsNode | undefined {
  return node.children?.find((child) => child.name === name)
}

it('opens key and value of an internal topic, spans counted as in the record', () => {
  const { node, bytes } = opened(offsetKey, offsetValue, { topic: '__consumer_offsets' })
  const [type, group] = part(node, 'key')?.children ?? []
  const offset = part(node, 'value')?.children?.find(({ name }) => name === 'offset')

  expect(part(node, 'key')?.meaning).toBe('OffsetCommitKey v0')
  expect(type).toMatchObject({ name: 'type', value: 1 })
  expect(group).toMatchObject({ path: 'records[0].records[0].key.group', value: 'g' })
  expect(bytes.subarray(group?.start, group?.end)).toEqual(hex('000167'))
  expect(bytes.subarray(offset?.start, offset?.end)).toEqual(hex('0020000000000001'))
})

it('opens control records', () => {
  const { node } = opened(commitKey, commitValue, { isControlBatch: true })

  expect(part(node, 'key')).toMatchObject({
    meaning: 'COMMIT',
    children: [{ name: 'version' }, { name: 'type', value: 1, meaning: 'COMMIT' }],
  })
  expect(part(node, 'value')?.children).toMatchObject([{ name: 'coordinatorEpoch', value: 7 }])
})

it('leaves other records as they are', () => {
  for (const context of [{ topic: 'orders' }, {}, { topic: '__consumer_offsets' }]) {
    const { node } = opened(Uint8Array.of(1), null, context)
    expect(part(node, 'key')?.children).toBeUndefined()
  }
  expect(part(opened(null, null, { isControlBatch: true }).node, 'key')?.meaning).toBeUndefined()
})

it('opens the key of a tombstone', () => {
  const { node } = opened(offsetKey, null, { topic: '__consumer_offsets' })

  expect(part(node, 'key')?.children).toHaveLength(4)
  expect(part(node, 'value')?.children).toBeUndefined()
})
