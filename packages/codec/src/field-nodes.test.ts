import { expect, it } from 'vitest'
import { apiNamed } from './apis.ts'
import { absentNode, defaultNode, leafNode, openNode, unknownTagNode } from './field-nodes.ts'
import { layoutOf } from './layout.ts'

const { plan } = layoutOf(apiNamed('Fetch')!.request, 15)

function planned(name: string, struct = plan) {
  return struct.all.find((field) => field.name === name)!
}

it('says of a field its type, its versions and what it names', () => {
  expect(openNode(planned('replicaId', planned('replicaState').struct), 'a.b', 1, 5)).toMatchObject(
    {
      type: 'int32',
      entity: 'brokerId',
    },
  )
  expect(openNode(planned('topics'), 'topics', 4, 8)).toEqual({
    name: 'topics',
    path: 'topics',
    type: '[]FetchTopic',
    start: 4,
    end: 8,
    versions: '0+',
  })
  const topicId = planned('topicId', planned('topics').struct)
  expect(leafNode(topicId, 'topicId', 'topics[0].topicId', 5, 21, 'x')).toMatchObject({
    type: 'uuid',
    versions: '13+',
  })
})

it('marks what is null, what was not sent and what other versions have', () => {
  const clusterId = planned('clusterId')

  expect(leafNode(clusterId, 'clusterId', 'clusterId', 1, 2, null)).toMatchObject({
    tag: 0,
    note: 'null',
  })
  expect(defaultNode(planned('replicaState'), '', 9)).toMatchObject({
    start: 9,
    end: 9,
    tag: 1,
    value: { replicaId: -1, replicaEpoch: -1n },
    note: 'default',
  })
  expect(plan.others.map((field) => absentNode(field, '', 9))).toEqual([
    {
      name: 'replicaId',
      path: 'replicaId',
      type: 'int32',
      start: 9,
      end: 9,
      versions: '0-14',
      note: 'absent',
    },
  ])
})

it('numbers unknown tags', () => {
  expect(unknownTagNode('header', 7, 3, 6, Uint8Array.of(1))).toMatchObject({
    name: 'tag 7',
    path: 'header.tag 7',
    tag: 7,
    note: 'unknownTag',
  })
})
