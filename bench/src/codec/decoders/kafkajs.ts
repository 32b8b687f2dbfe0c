// kafkajs reads responses only, and not the newer versions: of the capture it knows Fetch v11.
import { createRequire } from 'node:module'
import type { BenchFrame } from '../frame-file.ts'
import type { Decoder } from './decoder.ts'

interface Fetched {
  readonly responses: { readonly partitions: { readonly messages: unknown[] }[] }[]
}

const require = createRequire(import.meta.url)
const { decode } = require('kafkajs/src/protocol/requests/fetch/v11/response.js') as {
  readonly decode: (bytes: Buffer) => Promise<Fetched>
}

export const kafkajs: Decoder = async ({ bytes, apiKey, apiVersion }: BenchFrame) => {
  if (apiKey !== 1 || apiVersion !== 11)
    throw new Error(`No decoder for key ${apiKey} v${apiVersion}`)
  const { responses } = await decode(bytes.subarray(4))
  let count = 0
  for (const { partitions } of responses) {
    for (const { messages } of partitions) count += messages.length
  }
  return count
}
