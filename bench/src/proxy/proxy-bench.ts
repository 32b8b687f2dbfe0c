// What the proxy costs, beside what any hop costs and beside tcpdump. All hops are measured in turn
// within each round, rounds are repeated, and a ratio compares two measurements of the same round:
// on a busy machine the neighbours change from minute to minute, but not from one hop to the next.
//
// Throughput is the load's; latency is taken at a modest fixed rate, one open request a connection,
// because under full load it would only measure the queue.
import { franzGoOk } from '@brokerscope/lab'
import { whereAndWhen } from '../machine.ts'
import type { BenchOptions } from '../options.ts'
import { writeSection } from '../page.ts'
import { ownName, startHops, type Hop, type Hops } from './hops.ts'
import { buildLoad, measure, type Measurement, type Scenario } from './load.ts'
import { proxyTables, type Rounds } from './tables.ts'

const scenarios: readonly Scenario[] = [
  { name: 'produce 1 KB', mode: 'produce', topic: 'write', size: 1024 },
  { name: 'produce 1 MB', mode: 'produce', topic: 'write', size: 1024 * 1024 },
  { name: 'consume', mode: 'consume', topic: 'read', size: 1024 },
  { name: 'latency 1 KB', mode: 'pace', topic: 'write', size: 1024, rate: 500 },
  { name: 'latency 1 MB', mode: 'pace', topic: 'write', size: 1024 * 1024, rate: 40 },
]

export async function proxyBench(options: BenchOptions): Promise<void> {
  const { rounds, seconds, write } = options
  await buildLoad()
  const running = await startHops()
  const results: Rounds = new Map()
  try {
    await warm(running)
    for (let round = 0; round < rounds; round += 1) {
      for (const scenario of scenarios) {
        for (const hop of rotated(running.hops, round)) {
          const measurement = await measure(hop, scenario, seconds)
          keep(results, scenario, hop, measurement)
          console.log(progress(round, scenario, hop, measurement))
        }
      }
    }
  } finally {
    await running.stop()
  }
  const names = running.hops.map(({ name }) => name)
  const how = `${rounds} rounds of ${seconds} s for each cell, 10 connections, franz-go 1.22.2, Kafka 4.3.1, acks=1, one machine for all.`
  const forwarded = scenarios.flatMap(({ name }) => results.get(`${name}/${ownName}`) ?? [])
  const all = forwarded.reduce((sum, { bytes }) => sum + bytes, 0)
  const dropped = await running.stop()
  const recorded = `The proxy recorded all but ${(dropped / 1e6).toFixed(0)} MB of ${(all / 1e9).toFixed(1)} GB.`
  const tables = proxyTables(results, scenarios, names)
  const text = `${await whereAndWhen()}\n${how}\n${recorded}\n\n${tables}`
  console.log(`\n${text}`)
  if (write) await writeSection('proxy', 'Proxy', text)
}

/** Topics, something to read, and everything run once; not counted. */
async function warm({ cluster, hops }: Hops): Promise<void> {
  for (const topic of ['write', 'read']) {
    await franzGoOk('1.22.2', 'create', { brokers: cluster.bootstrap, topic, partitions: 10 })
  }
  const fill: Scenario = { name: 'fill', mode: 'produce', topic: 'read', size: 1024 }
  for (const hop of hops.slice(0, 1)) await measure(hop, fill, 3)
  for (const hop of hops) {
    for (const scenario of scenarios) await measure(hop, scenario, 1)
  }
}

/** Another hop is first in each round, so that no one always has the broker at its warmest. */
function rotated(hops: readonly Hop[], by: number): readonly Hop[] {
  return hops.map((_, index) => hops[(index + by) % hops.length]).filter((hop) => hop !== undefined)
}

function keep(results: Rounds, scenario: Scenario, hop: Hop, measurement: Measurement): void {
  const key = `${scenario.name}/${hop.name}`
  results.set(key, [...(results.get(key) ?? []), measurement])
}

function progress(round: number, scenario: Scenario, hop: Hop, found: Measurement): string {
  const latency =
    scenario.mode === 'consume' ? '' : `  p50 ${found.p50Us} us  p99 ${found.p99Us} us`
  const speed = `${found.mbPerSecond.toFixed(1)} MB/s`
  return `${round + 1}  ${scenario.name.padEnd(14)} ${hop.name.padEnd(24)} ${speed.padStart(12)}${latency}`
}
