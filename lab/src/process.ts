// Children of the lab. Each is remembered until it has exited, so that an interrupted run leaves no
// broker behind: SIGINT, SIGTERM and an unexpected error all end in endAll(). A run that was itself
// killed cannot do that; the next one finds its brokers by the pid files of kafka/leftovers.ts.
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { createWriteStream } from 'node:fs'

const running = new Set<ChildProcess>()
const cleanups = new Set<() => void>()

/** Runs when the lab ends in whatever way that still lets it do something. Returns how to forget it. */
export function atEnd(cleanup: () => void): () => void {
  cleanups.add(cleanup)
  return () => cleanups.delete(cleanup)
}

export interface Finished {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface StartOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** Both outputs go here instead of to the caller. */
  readonly logFile?: string
}

/** Starts a long-lived child: a broker, a gateway, tcpdump. */
export function start(
  command: string,
  args: readonly string[],
  options: StartOptions = {},
): ChildProcess {
  const child = spawn(command, [...args], spawnOptions(options))
  running.add(child)
  child.once('error', () => running.delete(child))
  child.once('exit', () => running.delete(child))
  if (options.logFile !== undefined) {
    const log = createWriteStream(options.logFile, { flags: 'a' })
    child.stdout?.pipe(log, { end: false })
    child.stderr?.pipe(log, { end: false })
    child.once('close', () => log.end())
  }
  return child
}

export interface RunOptions extends StartOptions {
  readonly stdin?: string | Uint8Array
  /** The child is killed after this; its result then has a signal. */
  readonly timeoutMs?: number
}

/** Runs a child to its end and hands over what it printed. Rejects only when it cannot be started. */
export function run(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Finished> {
  const { promise, resolve, reject } = Promise.withResolvers<Finished>()
  const child = start(command, args, options)
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk))
  child.stdin?.on('error', () => undefined) // the child may end before it has read everything
  child.stdin?.end(options.stdin ?? '')
  const timer = setTimeout(() => child.kill('SIGKILL'), options.timeoutMs ?? 600_000)
  child.once('error', (cause) => {
    clearTimeout(timer)
    reject(new Error(`Cannot start ${command}; is it installed and on PATH?`, { cause }))
  })
  child.once('close', (code, signal) => {
    clearTimeout(timer)
    resolve({
      code,
      signal,
      stdout: Buffer.concat(out).toString(),
      stderr: Buffer.concat(err).toString(),
    })
  })
  return promise
}

/** As run(), but anything else than exit code 0 is an error that shows the end of the output. */
export async function runOk(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Finished> {
  const finished = await run(command, args, options)
  if (finished.code === 0) return finished
  const tail = `${finished.stdout}\n${finished.stderr}`.trim().split('\n').slice(-15).join('\n')
  throw new Error(
    `${command} ${args.slice(0, 6).join(' ')} ended with ${finished.code ?? finished.signal}:\n${tail}`,
  )
}

function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => child.once('exit', () => resolve()))
}

/** Asks politely, then insists. */
export async function stop(
  child: ChildProcess,
  signal: NodeJS.Signals = 'SIGTERM',
  graceMs = 15_000,
): Promise<void> {
  child.kill(signal)
  const insist = setTimeout(() => child.kill('SIGKILL'), graceMs)
  await exited(child)
  clearTimeout(insist)
}

export function endAll(): void {
  for (const child of running) child.kill('SIGKILL')
  for (const cleanup of cleanups) cleanup()
}

function spawnOptions(options: StartOptions): SpawnOptions {
  const { cwd, env } = options
  return {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  }
}
