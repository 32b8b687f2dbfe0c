import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runOk } from '@brokerscope/lab'
import { clients, work } from '../paths.ts'
import type { Hop } from './hops.ts'

export interface Scenario {
  readonly name: string
  readonly mode: 'produce' | 'pace' | 'consume'
  readonly topic: string
  readonly size: number
  /** Records a second of all clients, for `pace`. */
  readonly rate?: number
}

/** What one run of bench/clients/load printed, and the CPU time of the hop meanwhile. */
export interface Measurement {
  readonly bytes: number
  readonly mbPerSecond: number
  readonly p50Us: number
  readonly p99Us: number
  /** Of the hop alone. */
  readonly cpuSecondsPerGb: number | undefined
  /** Of the packets, by tcpdump. */
  readonly lostShare: number | undefined
}

const connections = 10
/** Linux counts CPU time in these; `getconf CLK_TCK` is 100 on every machine that matters here. */
const ticksPerSecond = 100

export async function buildLoad(): Promise<void> {
  const out = join(work, 'load')
  await runOk('go', ['build', '-trimpath', '-o', out, '.'], { cwd: join(clients, 'load') })
}

export async function measure(hop: Hop, scenario: Scenario, seconds: number): Promise<Measurement> {
  const { mode, topic, size, rate = 500 } = scenario
  const around = await hop.begin()
  const before = await cpuSeconds(around.pid)
  const flags = {
    brokers: hop.address,
    topic,
    size,
    rate,
    clients: connections,
    duration: `${seconds}s`,
  }
  const args = Object.entries(flags).map(([name, value]) => `--${name}=${value}`)
  const { stdout } = await runOk(join(work, 'load'), [mode, ...args], { timeoutMs: 180_000 })
  const after = await cpuSeconds(around.pid)
  const lostShare = await around.end()
  const line = JSON.parse(stdout) as {
    bytes: number
    mbPerSecond: number
    p50Us: number
    p99Us: number
  }
  const spent = after === undefined || before === undefined ? undefined : after - before
  const cpuSecondsPerGb = spent === undefined ? undefined : spent / (line.bytes / 1e9)
  return { ...line, cpuSecondsPerGb, lostShare }
}

async function cpuSeconds(pid: number | undefined): Promise<number | undefined> {
  if (pid === undefined) return undefined
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond // utime, stime
}
