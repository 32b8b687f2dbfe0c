import { expect, it } from 'vitest'
import { encodeRequest, encodeResponse } from './encode.ts'
import type { FieldNode } from './field-node.ts'
import { decodeRequestTree, decodeResponseTree } from './message-tree.ts'

const produce = encodeRequest({
  apiKey: 0,
  apiVersion: 12,
  header: { correlationId: 9, clientId: 'kgo' },
  body: {
    transactionalId: 'txn',
    acks: -1,
    timeoutMs: 10_000,
    topicData: [{ name: 'orders', partitionData: [{ index: 2, records: Uint8Array.of(1, 2, 3) }] }],
  },
})

it('shows every field with its bytes, its versions and what it names', () => {
  const tree = decodeRequestTree(produce)

  expect(tree.nodes.map(({ name, type, start, end }) => ({ name, type, start, end }))).toEqual([
    { name: 'header', type: 'RequestHeader v2', start: 0, end: 14 },
    { name: 'body', type: 'ProduceRequest v12', start: 14, end: produce.length },
  ])
  expect(find(tree.nodes, 'header.clientId')).toMatchObject({
    start: 8,
    end: 13,
    value: 'kgo',
    versions: '1+',
  })
  expect(find(tree.nodes, 'transactionalId')).toMatchObject({
    start: 14,
    end: 18,
    value: 'txn',
    versions: '3+',
    entity: 'transactionalId',
  })
  expect(find(tree.nodes, 'topicData')).toMatchObject({
    type: '[]TopicProduceData',
    versions: '0+',
  })
  expect(find(tree.nodes, 'topicData[0].name')).toMatchObject({ value: 'orders', versions: '0-12' })
  expect(find(tree.nodes, 'topicData[0].partitionData[0].records')).toMatchObject({
    type: 'records',
  })
})

it('names error codes as Kafka does, or by the table that it is given', () => {
  const frame = encodeResponse({
    apiKey: 12,
    apiVersion: 4,
    header: { correlationId: 1 },
    body: { errorCode: 27 },
  })
  expect(find(decodeResponseTree(frame, 12, 4).nodes, 'errorCode')).toMatchObject({
    errorName: 'REBALANCE_IN_PROGRESS',
  })
  expect(find(decodeResponseTree(frame, 12, 4, { errorName }).nodes, 'errorCode')).toMatchObject({
    value: 27,
    errorName: 'error 27',
  })
})

it('shows the fields of other versions where they are asked for', () => {
  const { nodes } = decodeRequestTree(produce, { absent: true })

  expect(find(nodes, 'topicData[0].topicId')).toMatchObject({
    note: 'absent',
    versions: '13+',
    type: 'uuid',
  })
  expect(find(decodeRequestTree(produce).nodes, 'topicData[0].topicId')).toBeUndefined()
})

it('marks null, tagged fields that were not sent, unknown tags and left-over bytes', () => {
  const frame = encodeResponse({
    apiKey: 18,
    apiVersion: 3,
    header: { correlationId: 1 },
    body: {
      apiKeys: [],
      finalizedFeaturesEpoch: 5n,
      _unknownTaggedFields: [{ tag: 77, data: Uint8Array.of(8) }],
    },
  })
  const tree = decodeResponseTree(Uint8Array.from([...frame, 0xee]), 18, 3)

  expect(find(tree.nodes, 'finalizedFeaturesEpoch')).toMatchObject({
    tag: 1,
    value: 5n,
    start: 12,
    end: 22,
  })
  expect(find(tree.nodes, 'finalizedFeatures')).toMatchObject({
    tag: 2,
    note: 'default',
    value: [],
  })
  expect(find(tree.nodes, 'tag 77')).toMatchObject({ note: 'unknownTag', value: Uint8Array.of(8) })
  expect(tree.nodes.at(-1)).toMatchObject({
    name: 'unread',
    note: 'unread',
    value: Uint8Array.of(0xee),
  })
  expect(
    find(
      decodeRequestTree(Uint8Array.of(0, 3, 0, 1, 0, 0, 0, 1, 0xff, 0xff, 255, 255, 255, 255))
        .nodes,
      'topics',
    ),
  ).toMatchObject({ note: 'null', start: 10, end: 14 })
})

it('keeps the nodes up to the byte where the frame breaks', () => {
  const tree = decodeRequestTree(produce.subarray(0, produce.length - 6))

  expect(tree.status).toBe('partial')
  expect(find(tree.nodes, 'topicData[0].partitionData[0].index')).toMatchObject({ value: 2 })
  expect(find(tree.nodes, 'topicData[0].partitionData[0].records')).toBeUndefined()
  expect(tree.nodes.at(-1)).toMatchObject({
    note: 'unread',
    start: find(tree.nodes, 'topicData[0].partitionData[0].index')?.end,
  })
})

it('shows an unknown API as header and bytes', () => {
  const tree = decodeRequestTree(Uint8Array.of(0x7f, 0, 0, 0, 0, 0, 0, 1, 0, 0, 9, 9))

  expect(tree.nodes.map(({ name, start, end }) => [name, start, end])).toEqual([
    ['header', 0, 10],
    ['unread', 10, 12],
  ])
})

function errorName(code: number): string {
  return `error ${code}`
}

function find(nodes: readonly FieldNode[], path: string): FieldNode | undefined {
  for (const node of nodes) {
    const found = node.path === path ? node : find(node.children ?? [], path)
    if (found !== undefined) return found
  }
  return undefined
}
