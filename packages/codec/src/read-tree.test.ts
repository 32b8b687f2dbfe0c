import { expect, it } from 'vitest'
import { apiNamed } from './apis.ts'
import { encodeResponse } from './encode.ts'
import { layoutOf } from './layout.ts'
import { readTree } from './read-tree.ts'
import { Reader } from './wire/reader.ts'

it('gives arrays and structs their end also where they break off', () => {
  const frame = encodeResponse({
    apiKey: 3,
    apiVersion: 1,
    header: { correlationId: 1 },
    body: { brokers: [{ nodeId: 1, host: 'abc', port: 1, rack: null }] },
  })
  const { plan } = layoutOf(apiNamed('Metadata')!.response, 1)
  const { nodes, struct, error } = readTree(new Reader(frame, 4, 16), plan, '')

  expect(error).toMatchObject({ path: 'brokers[0].host', offset: 14 })
  expect(struct).toEqual({ brokers: [{ nodeId: 1 }] })
  expect(nodes).toMatchObject([
    { name: 'brokers', start: 4, end: 12, children: [{ name: '[0]', end: 12 }] },
  ])
})

it('shows no more elements than are allowed, and says so', () => {
  const nodeIds = Uint8Array.of(0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3)
  const { plan } = layoutOf(apiNamed('Metadata')!.response, 1)
  const isrNodes = plan.all.find(({ name }) => name === 'topics')!.struct!.all.at(-1)!.struct!
  const replicaNodes = isrNodes.all.find(({ name }) => name === 'replicaNodes')!
  const only = { ...plan, inPlace: [replicaNodes] }

  const reader = new Reader(nodeIds)
  const { struct, error } = readTree(reader, only, '', { mostElements: 2 })

  expect(struct).toEqual({ replicaNodes: [1, 2] })
  expect(error).toMatchObject({ code: 'LIMIT', path: 'replicaNodes[2]', offset: 12 })
  expect(reader.offset).toBe(12)
})
