// Benches, run by hand; figures go to docs/performance.md.
//
//   node bench/src/main.ts proxy [--rounds 6] [--seconds 10] [--write]
import { parseArgs } from 'node:util'
import { endAll } from '@brokerscope/lab'
import { proxyBench } from './proxy/proxy-bench.ts'

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
  const [verb] = positionals
  if (verb !== 'proxy') throw new Error('Expected a bench: proxy')
  const { rounds, seconds, write } = values
  await proxyBench({ rounds: Number(rounds), seconds: Number(seconds), write })
} finally {
  endAll()
}
