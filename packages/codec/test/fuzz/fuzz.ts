// Decodes damaged messages in every way there is; anything but a message is a bug. The seeds are the
// golden vectors, in the lab also the frames of recorded traces. Used by the unit test with fifty
// thousand frames and by the lab with millions:
//
//   node packages/codec/test/fuzz/fuzz.ts COUNT [SEED] [FILE with lines `kind apiKey version hex`]
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Vector } from '../golden/check.ts'
import { decodeEveryWay, type Shape } from './every-way.ts'
import { mutate, randomFrom } from './mutate.ts'

interface Seed {
  readonly shape: Shape
  readonly bytes: Uint8Array
}

export interface FuzzOptions {
  /** Lines `request|response <apiKey> <apiVersion> <hex>`, as `decode --messages` reads them. */
  readonly moreSeeds?: string
}

/** Decodes `count` damaged frames; gives how many there were of each status. Throws on a bug. */
export function fuzz(
  count: number,
  seed: number,
  { moreSeeds = '' }: FuzzOptions = {},
): Map<string, number> {
  const random = randomFrom(seed)
  const golden = ['kafka-3.9.1.ndjson.gz', 'kafka-4.4.0.ndjson.gz'].flatMap(goldenSeeds)
  const seeds = [...golden, ...lines(moreSeeds).map(messageSeed)]
  const statuses = new Map<string, number>()
  for (let index = 0; index < count; index++) {
    const from = seeds[random() % seeds.length]
    const other = seeds[random() % seeds.length]
    if (from === undefined || other === undefined) throw new Error('No golden vectors')
    const frame = mutate(from.bytes, other.bytes, random)
    try {
      const status = decodeEveryWay(from.shape, frame, 1 + (random() % 64))
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    } catch (cause) {
      const { kind, api, apiKey, version } = from.shape
      const hex = Buffer.from(frame).toString('hex')
      throw new Error(
        `frame ${index} of seed ${seed}: ${kind} ${apiKey} ${api} v${version} ${hex}`,
        { cause },
      )
    }
  }
  return statuses
}

function goldenSeeds(file: string): Seed[] {
  const packed = readFileSync(join(import.meta.dirname, '../golden', file))
  return lines(gunzipSync(packed).toString('utf8')).map((line) => {
    const vector = JSON.parse(line) as Vector
    return { shape: vector, bytes: bytesOf(vector.hex) }
  })
}

function messageSeed(line: string): Seed {
  const [kind, apiKey, version, hex = ''] = line.split(' ')
  if (kind !== 'request' && kind !== 'response') throw new Error(`Not a message: ${line}`)
  const shape = { kind, api: '', apiKey: Number(apiKey), version: Number(version) } as const
  return { shape, bytes: bytesOf(hex) }
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex'))
}

function lines(text: string): string[] {
  return text.split('\n').filter(Boolean)
}

if (import.meta.main) {
  const [count = '1000000', seed = String(Date.now() % 2 ** 32), file] = process.argv.slice(2)
  const began = performance.now()
  const moreSeeds = file === undefined ? '' : readFileSync(file, 'utf8')
  const statuses = fuzz(Number(count), Number(seed), { moreSeeds })
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  const memory = Math.round(process.memoryUsage().rss / 2 ** 20)
  process.stdout.write(
    `${count} frames, seed ${seed}, ${seconds} s, ${memory} MiB: ${JSON.stringify(Object.fromEntries(statuses))}\n`,
  )
}
