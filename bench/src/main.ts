// Benches, run by hand; figures go to docs/performance.md.
//
//   node bench/src/main.ts decoded           what is decoded, into docs/decoded.md
//   node bench/src/main.ts proxy|codec [--rounds 6] [--seconds 10] [--write]
import { parseArgs } from 'node:util'
import { endAll } from '@brokerscope/lab'
import { codecBench } from './codec/codec-bench.ts'
import { measureDecoded } from './decoded/measure.ts'
import type { BenchOptions } from './options.ts'
import { proxyBench } from './proxy/proxy-bench.ts'

const benches: Readonly<Record<string, (options: BenchOptions) => Promise<void>>> = {
  proxy: proxyBench,
  codec: codecBench,
  decoded: measureDecoded,
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    endAll()
    process.exit(1)
  })
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '6' },
    seconds: { type: 'string', default: '10' },
    write: { type: 'boolean', default: false },
  },
})

try {
  const bench = benches[positionals[0] ?? '']
  if (bench === undefined) throw new Error(`Expected a bench: ${Object.keys(benches).join(', ')}`)
  const { rounds, seconds, write } = values
  await bench({ rounds: Number(rounds), seconds: Number(seconds), write })
} finally {
  endAll()
}
