// The capture that decoders are measured on, recorded on the spot: a real broker, the traffic of
// bench/clients/mix, tcpdump beside it. Kept and used again until it is deleted.
import { existsSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import {
  captureFrames,
  need,
  runOk,
  start,
  startCluster,
  stop,
  until,
  type KeyedFrame,
} from '@brokerscope/lab'
import { clients, work } from '../paths.ts'
import { writeFrames } from './frame-file.ts'

export const captureFile: string = join(work, 'mix.pcap')

/** What each decoder gets: all of it, or what the weaker ones can read too. */
const workloads = {
  mix: () => true,
  metadata: ({ apiKey }) => apiKey === 3,
  responses: ({ kind, apiKey }) => kind === 'response' && [0, 1, 2, 3, 8, 12].includes(apiKey),
  fetches: ({ kind, apiKey, bytes }) => kind === 'response' && apiKey === 1 && !hasLz4(bytes),
} satisfies Record<string, (frame: KeyedFrame) => boolean>

export type Workload = keyof typeof workloads

export function workloadFile(workload: Workload): string {
  return join(work, `${workload}.frames`)
}

export async function makeWorkloads(): Promise<Readonly<Record<Workload, number>>> {
  await mkdir(work, { recursive: true })
  if (!existsSync(captureFile)) await record()
  const { frames } = await captureFrames(captureFile)
  const counts: [string, number][] = []
  for (const [name, wanted] of Object.entries(workloads)) {
    const own = frames.filter(wanted)
    await writeFrames(workloadFile(name as Workload), own)
    counts.push([name, own.length])
  }
  return Object.fromEntries(counts) as Record<Workload, number>
}

async function record(): Promise<void> {
  await need('java', 'go', 'tcpdump')
  const mix = join(work, 'mix')
  await runOk('go', ['build', '-trimpath', '-o', mix, '.'], { cwd: join(clients, 'mix') })
  const cluster = await startCluster()
  try {
    const port = cluster.bootstrap.split(':')[1]
    const recording = `${captureFile}.part`
    const args = ['-i', 'lo', '-s', '0', '-B', '131072', '-w', recording, `tcp port ${port}`]
    const tcpdump = start('tcpdump', args)
    let said = ''
    tcpdump.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
    await until('tcpdump to listen', () => (said.includes('listening on') ? true : undefined))
    await runOk(mix, ['--brokers', cluster.bootstrap, '--batches', '6000'])
    await stop(tcpdump, 'SIGINT')
    if (!said.includes('\n0 packets dropped')) throw new Error(`tcpdump lost packets: ${said}`)
    await rename(recording, captureFile)
  } finally {
    await cluster.stop()
  }
}

/** Whether a record batch of the topic with that codec is in here; the topics are named after it. */
function hasLz4(frame: Uint8Array): boolean {
  return Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength).includes('mix-lz4')
}
