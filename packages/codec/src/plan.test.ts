import { expect, it } from 'vitest'
import { apiNamed, dataSchemaNamed } from './apis.ts'
import { includes, planOf } from './plan.ts'

it('settles what a version has, in wire order', () => {
  const { request } = apiNamed('Fetch')!
  const plan = planOf(request, request.flexible, 17)

  expect(plan.flexible).toBe(true)
  expect(plan.inPlace.map(({ name }) => name)).toEqual([
    'maxWaitMs',
    'minBytes',
    'maxBytes',
    'isolationLevel',
    'sessionId',
    'sessionEpoch',
    'topics',
    'forgottenTopicsData',
    'rackId',
  ])
  expect(plan.tagged.map(({ name, tag }) => [tag, name])).toEqual([
    [0, 'clusterId'],
    [1, 'replicaState'],
  ])
})

it('knows the fewest bytes that an element takes', () => {
  const { response } = apiNamed('Metadata')!
  const leastOf = (version: number) =>
    planOf(response, response.flexible, version).all.find(({ name }) => name === 'brokers')
      ?.leastBytes

  expect(leastOf(0)).toBe(4 + 2 + 4)
  expect(leastOf(9)).toBe(4 + 1 + 4 + 1 + 1)
})

it('keeps a field inflexible where the schema says so', () => {
  const header = dataSchemaNamed('RequestHeader')!

  expect(planOf(header, header.flexible, 2).all.at(-1)).toMatchObject({
    name: 'clientId',
    compact: false,
  })
})

it('gives absent fields the defaults of the schema', () => {
  const { request } = apiNamed('Fetch')!
  const absent = Object.fromEntries(
    planOf(request, request.flexible, 15).all.map((field) => [field.name, field.absent]),
  )

  expect(absent).toMatchObject({
    clusterId: null,
    replicaState: { replicaId: -1, replicaEpoch: -1n },
    maxBytes: 0x7fff_ffff,
    topics: [],
    rackId: '',
  })
})

it('has no version in no range', () => {
  expect([
    includes(undefined, 0),
    includes('none', 0),
    includes([1, 2], 3),
    includes([1, 2], 2),
  ]).toEqual([false, false, false, true])
})
