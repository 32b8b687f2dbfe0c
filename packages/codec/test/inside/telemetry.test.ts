// Metrics as Kafka's own client compresses them, against what its own protobuf classes say.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { decodeRequestTree, encodeRequest, insideField, type Inside } from '../../src/index.ts'

interface Vector {
  readonly name: string
  readonly compressionType: number
  readonly bytes: string
  readonly json: unknown
}

const file = new URL('telemetry-kafka-4.4.0.json.gz', import.meta.url)
const vectors = JSON.parse(gunzipSync(readFileSync(file)).toString()) as Vector[]

it.each(vectors)('reads $name, compression $compressionType', (vector) => {
  const inside = pushed(vector.compressionType, Buffer.from(vector.bytes, 'base64'))

  const isEmpty = vector.bytes === ''
  if (isEmpty) return expect(inside).toBeUndefined()
  expect(inside?.error).toBeUndefined()
  expect(inside?.status).toBe('ok')
  expect(plain(inside?.struct)).toEqual(vector.json)
})

function pushed(compressionType: number, metrics: Uint8Array): Inside | undefined {
  const frame = encodeRequest({
    apiKey: 72,
    apiVersion: 0,
    header: { correlationId: 1, clientId: 'c' },
    body: {
      clientInstanceId: 'AAAAAAAAAAAAAAAAAAAAAA',
      subscriptionId: 7,
      terminating: false,
      compressionType,
      metrics,
    },
  })
  const tree = decodeRequestTree(frame)
  const body = tree.nodes.find(({ name }) => name === 'body')
  return insideField(
    frame,
    tree,
    body!.children!.find(({ name }) => name === 'metrics')!,
  )
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  if (value instanceof Uint8Array) return `0x${Buffer.from(value).toString('hex')}`
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]))
}
