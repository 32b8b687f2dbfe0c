import { median, medianAndRange } from '../statistics.ts'
import type { Measurement, Scenario } from './load.ts'

/** By `scenario/hop`, one measurement a round, in order. */
export type Rounds = Map<string, readonly Measurement[]>

const reference = 'direct'

export function proxyTables(
  rounds: Rounds,
  scenarios: readonly Scenario[],
  hops: readonly string[],
): string {
  const throughput = scenarios.filter(({ mode }) => mode !== 'pace')
  const latency = scenarios.filter(({ mode }) => mode === 'pace')
  const of = (scenario: Scenario, hop: string): readonly Measurement[] =>
    rounds.get(`${scenario.name}/${hop}`) ?? []
  return [
    'Throughput: MB/s, and the ratio to direct in the same round (median, lowest..highest).',
    table(hops, throughput, (hop, scenario) => {
      const own = of(scenario, hop)
      const speed = median(own.map(({ mbPerSecond }) => mbPerSecond)).toFixed(0)
      if (hop === reference) return speed
      const base = of(scenario, reference)
      const ratios = own.map(
        ({ mbPerSecond }, index) => mbPerSecond / (base[index]?.mbPerSecond ?? Number.NaN),
      )
      return `${speed}, x ${medianAndRange(ratios, 2)}`
    }),
    'CPU seconds of the hop for each GB (median).',
    table(
      hops.filter((hop) => hop !== reference),
      throughput,
      (hop, scenario) => {
        const spent = of(scenario, hop).flatMap(({ cpuSecondsPerGb }) => cpuSecondsPerGb ?? [])
        return spent.length === 0 ? '-' : median(spent).toFixed(2)
      },
    ),
    'Latency until the acknowledgement, in microseconds: direct, and what each hop adds to it in the same round (median, lowest..highest).',
    table(
      hops,
      latency.flatMap((scenario) => percentiles(scenario)),
      (hop, { scenario, percentile }) => {
        const own = of(scenario, hop).map((measurement) => measurement[percentile])
        if (hop === reference) return medianAndRange(own, 0)
        const base = of(scenario, reference).map((measurement) => measurement[percentile])
        return `+ ${medianAndRange(
          own.map((value, index) => value - (base[index] ?? Number.NaN)),
          0,
        )}`
      },
    ),
    lost(rounds, scenarios, hops),
  ].join('\n\n')
}

interface Column {
  readonly name: string
  readonly scenario: Scenario
  readonly percentile: 'p50Us' | 'p99Us'
}

function percentiles(scenario: Scenario): readonly Column[] {
  return [
    { name: `${scenario.name} p50`, scenario, percentile: 'p50Us' },
    { name: `${scenario.name} p99`, scenario, percentile: 'p99Us' },
  ]
}

function table<C extends { readonly name: string }>(
  rows: readonly string[],
  columns: readonly C[],
  cell: (row: string, column: C) => string,
): string {
  const lines = rows.map(
    (row) => `| ${[row, ...columns.map((column) => cell(row, column))].join(' | ')} |`,
  )
  const head = `| | ${columns.map(({ name }) => name).join(' | ')} |`
  return [head, `| --- |${' ---: |'.repeat(columns.length)}`, ...lines].join('\n')
}

function lost(rounds: Rounds, scenarios: readonly Scenario[], hops: readonly string[]): string {
  const told = scenarios.flatMap(({ name }) =>
    hops.flatMap((hop) => {
      const shares = (rounds.get(`${name}/${hop}`) ?? []).flatMap(
        ({ lostShare }) => lostShare ?? [],
      )
      const percent = shares.map((share) => 100 * share)
      return percent.length === 0 ? [] : [`${name} ${medianAndRange(percent, 1)}`]
    }),
  )
  return `Packets that tcpdump lost, in percent: ${told.join(', ')}.`
}
