// A gateway under test: `brokerscope proxy` as a process of its own, in front of one listener of a
// cluster, with a data folder that lasts as long as the check.
import type { ChildProcess } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { freePorts } from '../kafka/ports.ts'
import { answersApiVersions } from '../kafka/probe.ts'
import { gatewayMain, work } from '../paths.ts'
import { start, stop } from '../process.ts'
import { GiveUp, until } from '../wait.ts'

export interface GatewayOptions {
  /** host:port of one broker's listener. */
  readonly upstream: string
  readonly args?: readonly string[]
  /** Of an earlier gateway, to start again where it ended. */
  readonly folder?: string
  readonly listenPort?: number
}

export interface Gateway {
  readonly process: ChildProcess
  /** What clients are given as bootstrap. */
  readonly address: string
  readonly port: number
  /** Data folder; the segments of its sessions lie below it. */
  readonly folder: string
  readonly log: string
  /** SIGTERM: the session is finished and flushed. */
  stop(): Promise<void>
  kill(): Promise<void>
}

export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  await mkdir(work, { recursive: true })
  const folder = options.folder ?? (await mkdtemp(join(work, 'gateway-')))
  const [free = 0] = await freePorts(1)
  const port = options.listenPort ?? free
  const address = `127.0.0.1:${port}`
  const log = join(folder, 'gateway.txt')
  const args = ['proxy', '--upstream', options.upstream, '--listen', address, '--data-dir', folder]
  const child = start(process.execPath, [gatewayMain, ...args, ...(options.args ?? [])], {
    logFile: log,
  })
  await until(
    `the gateway to forward (its output: ${log})`,
    async () => {
      if (child.exitCode !== null)
        throw new GiveUp(`The gateway ended with ${child.exitCode}: ${await tail(log)}`)
      return answersApiVersions('127.0.0.1', port)
    },
    20_000,
  )
  return {
    process: child,
    address,
    port,
    folder,
    log,
    stop: () => stop(child),
    kill: () => stop(child, 'SIGKILL'),
  }
}

/**
 * The newest session of a data folder as one file. A session is its segments one after another; they
 * lie in a folder of their own, whose newest segment tells which session is the newest.
 */
export async function sessionFile(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true })
  const segments = names.filter((name) => /(^|[/])\d{6,}\.pcapng$/.test(name)).toSorted()
  const ages = await Promise.all(
    segments.map(async (name) => (await stat(join(folder, name))).mtimeMs),
  )
  const newest = segments[ages.indexOf(Math.max(...ages))]
  if (newest === undefined) throw new Error(`No segment of a session below ${folder}`)
  const own = segments.filter((name) => dirname(name) === dirname(newest))
  const file = join(folder, 'session.pcapng')
  await writeFile(
    file,
    Buffer.concat(await Promise.all(own.map((name) => readFile(join(folder, name))))),
  )
  return file
}

/** Runs `use` with a gateway and stops it; its folder is removed unless something failed. */
export async function withGateway<T>(
  options: GatewayOptions,
  use: (gateway: Gateway) => Promise<T>,
): Promise<T> {
  const gateway = await startGateway(options)
  try {
    const result = await use(gateway)
    await gateway.stop()
    await rm(gateway.folder, { recursive: true, force: true })
    return result
  } finally {
    await gateway.stop()
  }
}

async function tail(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return text.trim().split('\n').slice(-5).join('\n')
}
