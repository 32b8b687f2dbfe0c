// kill -9 in the middle of a load. What had been forwarded longer ago than one flush interval must be
// in the segments, the cut segment must open, and the next gateway on the same folder and port must
// carry the same client on.
import { franzGo, franzGoOk, type ClientLine } from '../../clients/franz-go.ts'
import { firstAddress, withCluster } from '../../kafka/with-cluster.ts'
import { start } from '../../process.ts'
import { exchangesOf, type Exchange } from '../../session/exchanges.ts'
import { sessionFile, startGateway, withGateway, type Gateway } from '../../session/gateway.ts'
import { until } from '../../wait.ts'
import { expectThat, type Check } from '../check.ts'

/** The gateway flushes every 50 ms; the rest is for a machine that is busy. */
const flushAndSlackMs = 500
const loadMs = 6_000

export const crashCheck: Check = {
  name: 'kill-9',
  shows: 'kill -9 of the gateway loses at most the last flush, and the session opens',
  needs: ['java', 'mvn', 'go'],
  run: () =>
    withCluster({}, async (cluster) => {
      await franzGoOk('1.22.2', 'create', { brokers: cluster.bootstrap, topic: 'crash' })
      const upstream = firstAddress(cluster.bootstrap)
      const gateway = await startGateway({ upstream })
      const { acknowledged, killedAt } = await loadUntilKilled(gateway)
      const exchanges = await exchangesOf(await sessionFile(gateway.folder))
      const stored = storedOffsets(exchanges)
      const before = acknowledged.filter(({ at }) => at < killedAt - flushAndSlackMs)
      expectThat(before.length > 100, 'a load worth the name before the kill', before.length)
      const lost = before.filter(({ offset }) => !stored.has(offset))
      expectThat(
        lost.length === 0,
        `each record acknowledged ${flushAndSlackMs} ms before the kill in the session`,
        lost,
      )
      const late = acknowledged.filter(({ offset }) => !stored.has(offset)).length

      await withGateway(
        { upstream, folder: gateway.folder, listenPort: gateway.port },
        async (next) => {
          await franzGoOk('1.22.2', 'produce', { brokers: next.address, topic: 'crash' })
        },
      )
      return `${acknowledged.length} records acknowledged, ${late} of the last ${flushAndSlackMs} ms not stored; the next gateway serves`
    }),
}

interface Acknowledged {
  readonly offset: number
  /** Unix milliseconds. */
  readonly at: number
}

async function loadUntilKilled(
  gateway: Gateway,
): Promise<{ acknowledged: readonly Acknowledged[]; killedAt: number }> {
  const flags = [
    '--brokers',
    gateway.address,
    '--topic',
    'crash',
    '--records',
    '1000000',
    '--client-id',
    'load',
  ]
  const client = start(await franzGo('1.22.2'), ['produce', ...flags, '--timeout', '30s'])
  let output = ''
  client.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const began = performance.now()
  await until('the load to run', () =>
    performance.now() - began > loadMs && output !== '' ? true : undefined,
  )
  const killedAt = Date.now()
  await gateway.kill()
  client.kill('SIGKILL')
  const acknowledged = output
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as ClientLine)
    .filter(({ event }) => event === 'produced')
    .map((line) => ({ offset: line['offset'] as number, at: line['at'] as number }))
  return { acknowledged, killedAt }
}

/** Base offsets of all acknowledged Produce requests: the load sends one record in each. */
function storedOffsets(exchanges: readonly Exchange[]): ReadonlySet<number> {
  const offsets = new Set<number>()
  for (const { api, response } of exchanges) {
    if (api !== 'Produce' || response === undefined) continue
    const answer = response as { responses: { partitionResponses: { baseOffset: number }[] }[] }
    for (const topic of answer.responses) {
      for (const { baseOffset } of topic.partitionResponses) offsets.add(baseOffset)
    }
  }
  return offsets
}
