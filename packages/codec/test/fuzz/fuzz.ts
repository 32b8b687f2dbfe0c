// Decodes damaged golden vectors in every way there is. Anything but a message is a bug: an
// exception, a span outside the frame, a tree that leaves bytes out. Used by the unit test with
// fifty thousand frames and by the lab with millions (`node packages/codec/test/fuzz/fuzz.ts N SEED`).
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import {
  decodeData,
  decodeRequest,
  decodeRequestTree,
  decodeResponse,
  decodeResponseTree,
  messageToJson,
  type DecodedMessage,
} from '../../src/index.ts'
import type { Vector } from '../golden/check.ts'
import { mutate, randomFrom } from './mutate.ts'

interface Seed {
  readonly vector: Vector
  readonly bytes: Uint8Array
}

/** Decodes `count` damaged frames; gives how many there were of each status. Throws on a bug. */
export function fuzz(count: number, seed: number): Map<string, number> {
  const random = randomFrom(seed)
  const seeds = ['kafka-3.9.1.ndjson.gz', 'kafka-4.4.0.ndjson.gz'].flatMap(seedsIn)
  const statuses = new Map<string, number>()
  for (let index = 0; index < count; index++) {
    const from = seeds[random() % seeds.length]
    const other = seeds[random() % seeds.length]
    if (from === undefined || other === undefined) throw new Error('No golden vectors')
    const frame = mutate(from.bytes, other.bytes, random)
    try {
      const status = decodeEveryWay(from.vector, frame)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    } catch (cause) {
      const { kind, api, version } = from.vector
      const hex = Buffer.from(frame).toString('hex')
      throw new Error(`frame ${index} of seed ${seed}: ${kind} ${api} v${version} ${hex}`, {
        cause,
      })
    }
  }
  return statuses
}

function decodeEveryWay({ kind, api, apiKey, version }: Vector, frame: Uint8Array): string {
  if (kind === 'data') return decodeData(api, version, frame).status
  const isRequest = kind === 'request'
  const message = isRequest ? decodeRequest(frame) : decodeResponse(frame, apiKey, version)
  const tree = isRequest ? decodeRequestTree(frame) : decodeResponseTree(frame, apiKey, version)
  messageToJson(message)
  check(message, frame)
  check(tree, frame)
  let at = 0
  for (const node of tree.nodes) {
    if (node.start !== at || node.end < node.start)
      throw new Error(`${node.name} from ${node.start} to ${node.end}, not from ${at}`)
    at = node.end
  }
  if (at !== frame.length) throw new Error(`The tree ends at ${at} of ${frame.length}`)
  return message.status
}

function check({ status, unreadBytes, error }: DecodedMessage, frame: Uint8Array): void {
  if (unreadBytes < 0 || unreadBytes > frame.length) throw new Error(`${unreadBytes} bytes unread`)
  if (status === 'ok' && unreadBytes > 0) throw new Error(`ok with ${unreadBytes} bytes unread`)
  if (error !== undefined && error.offset > frame.length)
    throw new Error(`error at ${error.offset}`)
}

function seedsIn(file: string): Seed[] {
  const packed = readFileSync(join(import.meta.dirname, '../golden', file))
  return gunzipSync(packed)
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const vector = JSON.parse(line) as Vector
      return { vector, bytes: Uint8Array.from(Buffer.from(vector.hex, 'hex')) }
    })
}

if (import.meta.main) {
  const [count = '1000000', seed = String(Date.now() % 2 ** 32)] = process.argv.slice(2)
  const statuses = fuzz(Number(count), Number(seed))
  const memory = Math.round(process.memoryUsage().rss / 2 ** 20)
  process.stdout.write(
    `${count} frames, seed ${seed}, ${memory} MiB: ${JSON.stringify(Object.fromEntries(statuses))}\n`,
  )
}
