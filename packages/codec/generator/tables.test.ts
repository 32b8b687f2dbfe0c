import { expect, it } from 'vitest'
import type { KafkaMessage } from './kafka-json.ts'
import { buildTables } from './tables.ts'

const base = {
  module: 'clients',
  listeners: ['broker'],
  unstable: false,
  flexible: undefined,
  fields: [],
}
const request: KafkaMessage = {
  ...base,
  name: 'ThingRequest',
  kind: 'request',
  apiKey: 5,
  versions: [2, 4],
}
const response: KafkaMessage = { ...request, name: 'ThingResponse', kind: 'response' }
const key: KafkaMessage = {
  ...base,
  name: 'ThingKey',
  kind: 'coordinatorKey',
  apiKey: 8,
  versions: [0, 0],
}

it('pairs request and response and says which release has which versions', () => {
  const newest = [{ ...request, unstable: true }, response]
  const older = [
    { ...request, versions: [0, 3] as const },
    { ...response, versions: [0, 3] as const },
  ]
  const { apis } = buildTables(
    { release: '4.4', messages: newest },
    { release: '3.9', messages: older },
  )

  expect(apis).toMatchObject([
    {
      name: 'Thing',
      apiKey: 5,
      releases: { '3.9': [0, 3], '4.4': [2, 4] },
      unstable: [4, 4],
      listeners: ['broker'],
      request: { versions: [0, 4] },
    },
  ])
})

it('leaves out an API without any version', () => {
  const gone = [request, response].map((message) => ({ ...message, versions: undefined }))

  expect(
    buildTables({ release: '4.4', messages: gone }, { release: '3.9', messages: [] }).apis,
  ).toEqual([])
})

it('takes coordinator keys from the newest release: 3.9 counts their types as versions', () => {
  const past: KafkaMessage = { ...key, kind: 'data', apiKey: undefined, versions: [8, 8] }
  const { data } = buildTables(
    { release: '4.4', messages: [key] },
    { release: '3.9', messages: [past] },
  )

  expect(data).toMatchObject([
    { name: 'ThingKey', kind: 'coordinatorKey', apiKey: 8, versions: [0, 0] },
  ])
})
