// The ways between a client and the broker that are compared. A pipe rewrites no addresses, so the
// broker has a listener of its own for each, which names the pipe's port to clients; the gateway
// stands in front of the ordinary listener and rewrites.
import type { ChildProcess } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  brokersKnownBy,
  freePorts,
  need,
  runOk,
  start,
  startCluster,
  startGateway,
  stop,
  until,
  type Cluster,
} from '@brokerscope/lab'
import { clients, nodePipe, work } from '../paths.ts'

/** Of the hop that records. */
export const ownName = 'brokerscope proxy'

export interface Hop {
  readonly name: string
  /** Bootstrap of the load. */
  readonly address: string
  /** Whose CPU time counts; undefined for direct. */
  readonly pid: number | undefined
  /** Around one measurement; `end` returns the share of packets that a recorder beside it lost. */
  begin(): Promise<{ pid: number | undefined; end(): Promise<number | undefined> }>
}

export interface Hops {
  readonly cluster: Cluster
  readonly hops: readonly Hop[]
  /** Returns how many bytes the gateway says that it forwarded without recording them. */
  stop(): Promise<number>
}

export async function startHops(): Promise<Hops> {
  await need('java', 'go', 'tcpdump')
  await mkdir(work, { recursive: true })
  const goPipe = join(work, 'go-pipe')
  await runOk('go', ['build', '-trimpath', '-o', goPipe, '.'], { cwd: join(clients, 'pipe') })
  const [goListen = 0, goBroker = 0, nodeListen = 0, nodeBroker = 0] = await freePorts(4)

  const cluster = await startCluster({
    jvm: ['-Xmx1g', '-XX:+UseG1GC'],
    hops: [
      { name: 'GOPIPE', port: goBroker, advertisedPort: goListen },
      { name: 'NODEPIPE', port: nodeBroker, advertisedPort: nodeListen },
    ],
    properties: {
      // The load writes more than a disk should keep.
      'log.segment.bytes': '33554432',
      'log.retention.bytes': '67108864',
      'log.retention.check.interval.ms': '2000',
      'log.segment.delete.delay.ms': '500',
    },
  })
  const pipes = [
    start(goPipe, [`127.0.0.1:${goListen}`, `127.0.0.1:${goBroker}`]),
    start(process.execPath, [nodePipe, `127.0.0.1:${nodeListen}`, `127.0.0.1:${nodeBroker}`]),
  ]
  await Promise.all([goListen, nodeListen].map(untilForwarding))
  const gateway = await startGateway({ upstream: cluster.bootstrap })

  const hops: readonly Hop[] = [
    hop('direct', cluster.bootstrap, undefined),
    hop('Go pipe', `127.0.0.1:${goListen}`, pipes[0]),
    hop('Node pipe', `127.0.0.1:${nodeListen}`, pipes[1]),
    hop(ownName, gateway.address, gateway.process),
    recordedBeside(cluster),
  ]
  async function stopAll(): Promise<number> {
    await gateway.stop()
    await Promise.all(pipes.map((pipe) => stop(pipe)))
    await cluster.stop()
    const said = await readFile(gateway.log, 'utf8')
    await rm(gateway.folder, { recursive: true, force: true })
    return Number(/(\d+) bytes not recorded/.exec(said)?.[1] ?? Number.NaN)
  }
  let stopped: Promise<number> | undefined
  return { cluster, hops, stop: () => (stopped ??= stopAll()) }
}

function hop(name: string, address: string, child: ChildProcess | undefined): Hop {
  const pid = child?.pid
  return { name, address, pid, begin: async () => ({ pid, end: async () => undefined }) }
}

/** Direct, with tcpdump beside it: what one would do without a proxy. */
function recordedBeside(cluster: Cluster): Hop {
  const port = cluster.bootstrap.split(':')[1] ?? ''
  return {
    name: 'direct, tcpdump beside',
    address: cluster.bootstrap,
    pid: undefined,
    async begin() {
      const folder = await mkdtemp(join(work, 'tcpdump-'))
      const file = join(folder, 'capture.pcap')
      const args = ['-i', 'lo', '-s', '0', '-B', '65536', '-w', file, `tcp port ${port}`]
      const child = start('tcpdump', args)
      let said = ''
      child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
      await until('tcpdump to listen', () => (said.includes('listening on') ? true : undefined))
      return {
        pid: child.pid,
        async end() {
          await stop(child, 'SIGINT')
          await rm(folder, { recursive: true, force: true })
          const captured = Number(/(\d+) packets captured/.exec(said)?.[1] ?? 0)
          const dropped = Number(/(\d+) packets dropped/.exec(said)?.[1] ?? 0)
          return dropped / Math.max(1, captured + dropped)
        },
      }
    },
  }
}

function untilForwarding(port: number): Promise<number> {
  return until(`the pipe on port ${port}`, () => brokersKnownBy('127.0.0.1', port))
}
