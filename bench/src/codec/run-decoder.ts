// One decoder in a process of its own: `node run-decoder.ts <decoder> <file> <seconds>` decodes all
// frames of the file again and again and prints one JSON line, as bench/clients/kmsg does.
import * as brokerscope from './decoders/brokerscope.ts'
import type { Decoder } from './decoders/decoder.ts'
import { kafkajs } from './decoders/kafkajs.ts'
import { platformatic } from './decoders/platformatic.ts'
import { readFrames, type BenchFrame } from './frame-file.ts'

const decoders: Readonly<Record<string, () => Decoder | Promise<Decoder>>> = {
  'brokerscope-values': () => brokerscope.values,
  'brokerscope-tree': () => brokerscope.tree,
  'brokerscope-records': () => brokerscope.records,
  'brokerscope-records-zlib': () => brokerscope.recordsWithZlib,
  platformatic,
  kafkajs: () => kafkajs,
}

const [name = '', file = '', seconds = '3'] = process.argv.slice(2)
const decoder = await decoders[name]?.()
if (decoder === undefined) throw new Error(`Expected one of ${Object.keys(decoders).join(', ')}`)
const frames = await readFrames(file)
const size = frames.reduce((sum, { bytes }) => sum + bytes.length, 0)
const records = await pass(decoder, frames) // warm, and counted for the comparison
// CPU time, not the clock's: on a shared machine a decoder must not pay for its neighbours.
const began = process.cpuUsage()
let passes = 0
let took = 0
do {
  await pass(decoder, frames)
  passes += 1
  const { user, system } = process.cpuUsage(began)
  took = (user + system) / 1e6
} while (took < Number(seconds))
const framesPerSecond = (passes * frames.length) / took
const mbPerSecond = (passes * size) / 1e6 / took
console.log(JSON.stringify({ frames: frames.length, records, framesPerSecond, mbPerSecond }))

async function pass(decode: Decoder, all: readonly BenchFrame[]): Promise<number> {
  let count = 0
  for (const frame of all) {
    const result = decode(frame)
    count += typeof result === 'number' ? result : await result
  }
  return count
}
