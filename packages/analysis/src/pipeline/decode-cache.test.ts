import type { DecodedMessage } from '@brokerscope/codec'
import { expect, it } from 'vitest'
import { DecodeCache } from './decode-cache.ts'

function body(apiName: string): DecodedMessage {
  return {
    kind: 'request',
    apiKey: 0,
    apiName,
    apiVersion: 0,
    schemaVersion: 0,
    schemaRelease: '4.4',
    status: 'ok',
    header: {},
    bodyOffset: 0,
    body: {},
    unreadBytes: 0,
  }
}

const owner = (bytes = 10) => ({ frame: { bytes: new Uint8Array(bytes) } })

it('decodes once while the body is among the last ones', () => {
  const cache = new DecodeCache()
  const first = owner()
  let decoded = 0
  const decode = () => body(`${decoded++}`)

  expect(cache.get(first, decode)).toBe(cache.get(first, decode))
  expect(decoded).toBe(1)
})

it('never keeps more than 64 bodies', () => {
  const cache = new DecodeCache()
  for (let i = 0; i < 100; i++) cache.get(owner(), () => body(`${i}`))

  expect(cache.size).toBe(64)
})

it('keeps one body only when frames are large', () => {
  const cache = new DecodeCache()
  for (let i = 0; i < 3; i++) cache.get(owner(20 << 20), () => body(`${i}`))

  expect(cache.size).toBe(1)
})

it('decodes again after the owner was forgotten', () => {
  const cache = new DecodeCache()
  const first = owner()
  cache.get(first, () => body('a'))
  cache.forget(first)

  expect(cache.get(first, () => body('b')).apiName).toBe('b')
})
