// The codec beside its peers on one recorded capture: each decoder in a process of its own, one
// after another within a round, ratios within the round. All count the records that they read, and
// the counts must be equal, or they have not done the same work.
import { join } from 'node:path'
import { need, runOk } from '@brokerscope/lab'
import { whereAndWhen } from '../machine.ts'
import type { BenchOptions } from '../options.ts'
import { writeSection } from '../page.ts'
import { clients, work } from '../paths.ts'
import { median, medianAndRange } from '../statistics.ts'
import { captureFile, makeWorkloads, workloadFile, type Workload } from './capture.ts'

const contests: readonly {
  readonly title: string
  readonly workload: Workload
  readonly decoders: readonly string[]
}[] = [
  {
    title: 'Everything, records not opened',
    workload: 'mix',
    decoders: ['kmsg', 'brokerscope-values', 'brokerscope-tree'],
  },
  {
    title: 'Metadata alone',
    workload: 'metadata',
    decoders: ['kmsg', 'brokerscope-values', 'brokerscope-tree'],
  },
  {
    title: 'Everything, every record',
    workload: 'mix',
    decoders: ['kmsg-records', 'brokerscope-records', 'brokerscope-records-zlib'],
  },
  {
    title: 'Responses, every record',
    workload: 'responses',
    decoders: ['platformatic', 'brokerscope-records', 'brokerscope-records-zlib', 'kmsg-records'],
  },
  {
    title: 'Fetch v11 answers without lz4, every record',
    workload: 'fetches',
    decoders: ['kafkajs', 'platformatic', 'brokerscope-records', 'brokerscope-records-zlib'],
  },
]

interface Line {
  readonly frames: number
  readonly records: number
  readonly framesPerSecond: number
  readonly mbPerSecond: number
}

export async function codecBench({ rounds, seconds, write }: BenchOptions): Promise<void> {
  await need('go', 'tshark')
  await runOk('go', ['build', '-trimpath', '-o', join(work, 'kmsg'), '.'], {
    cwd: join(clients, 'kmsg'),
  })
  const counts = await makeWorkloads()
  const results = new Map<string, Line[]>()
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { workload, decoders }] of contests.entries()) {
      for (const decoder of decoders) {
        const line = await measure(decoder, workload, seconds)
        const key = `${index}/${decoder}`
        results.set(key, [...(results.get(key) ?? []), line])
        console.log(
          `${round + 1}  ${workload.padEnd(10)} ${decoder.padEnd(20)} ${line.framesPerSecond.toFixed(0).padStart(9)} frames/s  ${line.mbPerSecond.toFixed(0)} MB/s`,
        )
      }
    }
  }
  const sections = contests.map(({ title, workload, decoders }, index) => {
    const of = (decoder: string): readonly Line[] => results.get(`${index}/${decoder}`) ?? []
    sameWork(
      title,
      decoders.map((decoder) => of(decoder)[0]),
    )
    return `${title} (${counts[workload]} frames, ${of(decoders[0] ?? '')[0]?.records} records):\n\n${table(decoders, of)}`
  })
  const tree = median(
    (results.get('0/brokerscope-tree') ?? []).map(({ framesPerSecond }) => framesPerSecond),
  )
  const shark = await tsharkFramesPerSecond(counts.mix)
  const against = `tshark -V reads ${shark.toFixed(0)} frames of it in a CPU second; the full tree is x ${(tree / shark).toFixed(0)} of that.`
  const text = [
    await whereAndWhen(),
    `${rounds} rounds of ${seconds} s, per second of CPU time, medians (lowest..highest).`,
    ...sections,
    against,
  ].join('\n\n')
  console.log(`\n${text}`)
  if (write) await writeSection('codec', 'Codec', text)
}

async function measure(decoder: string, workload: Workload, seconds: number): Promise<Line> {
  const file = workloadFile(workload)
  if (decoder.startsWith('kmsg')) {
    const flags = [`--seconds=${seconds}`, `--records=${decoder === 'kmsg-records'}`]
    // One core, as the others have: Go's collector would otherwise use the second.
    const { stdout } = await runOk(join(work, 'kmsg'), [...flags, file], {
      env: { GOMAXPROCS: '1' },
    })
    return JSON.parse(stdout) as Line
  }
  const program = join(import.meta.dirname, 'run-decoder.ts')
  const { stdout } = await runOk(process.execPath, [program, decoder, file, String(seconds)])
  return JSON.parse(stdout) as Line
}

function sameWork(title: string, lines: readonly (Line | undefined)[]): void {
  const counted = new Set(lines.map((line) => `${line?.frames} frames, ${line?.records} records`))
  if (counted.size > 1)
    throw new Error(`${title}: the decoders read differently: ${[...counted].join('; ')}`)
}

function table(decoders: readonly string[], of: (decoder: string) => readonly Line[]): string {
  const [reference = ''] = decoders
  const rows = decoders.map((decoder) => {
    const own = of(decoder)
    const speed = median(own.map(({ framesPerSecond }) => framesPerSecond))
    const volume = median(own.map(({ mbPerSecond }) => mbPerSecond)).toFixed(0)
    const ratios = own.map(
      ({ framesPerSecond }, index) =>
        framesPerSecond / (of(reference)[index]?.framesPerSecond ?? Number.NaN),
    )
    return `| ${decoder} | ${Math.round(speed).toLocaleString('en')} | ${volume} | ${medianAndRange(ratios, 2)} |`
  })
  return [`| | frames | MB | to ${reference} |`, '| --- | ---: | ---: | ---: |', ...rows].join('\n')
}

/** Per second of CPU time: tshark uses one core, but reads and prints as well. */
async function tsharkFramesPerSecond(frames: number): Promise<number> {
  const command =
    'TIMEFORMAT="%U %S"; time tshark -V -r "$0" -d tcp.port==1-65535,kafka >/dev/null 2>&1'
  const { stderr } = await runOk('bash', ['-c', command, captureFile])
  const [user = 0, system = 0] = stderr.trim().split(' ').map(Number)
  return frames / (user + system)
}
