import { join } from 'node:path'
import { goSources, work } from '../paths.ts'
import { need } from '../prerequisites.ts'
import { run, runOk } from '../process.ts'

/** Each has its go.mod and go.sum in lab/clients/franz-go/versions. */
export const franzGoVersions = ['1.18.1', '1.19.1', '1.19.2', '1.19.3', '1.22.2'] as const
export type FranzGoVersion = (typeof franzGoVersions)[number]

/** One line of the client's output; what else it holds depends on the event. */
export interface ClientLine {
  readonly event: string
  readonly [field: string]: unknown
}

/** The last line of a run whose step failed. */
interface ClientError extends ClientLine {
  readonly step: string
  readonly message: string
  /** Kafka's error number; null where the error is not one of the broker's. */
  readonly code: number | null
}

export interface ClientRun {
  /** 0 done, 1 a step failed and the last line says which. */
  readonly code: number
  readonly lines: readonly ClientLine[]
  readonly error: ClientError | undefined
}

export type Flags = Readonly<Record<string, string | number | boolean>>

const built = new Map<FranzGoVersion, Promise<string>>()

/** The client's binary; Go's own cache makes this quick after the first time. */
export function franzGo(version: FranzGoVersion): Promise<string> {
  const known = built.get(version)
  if (known !== undefined) return known
  const building = build(version)
  built.set(version, building)
  return building
}

/** Runs one command of lab/clients/franz-go (see its main.go for the flags) to its end. */
export async function runFranzGo(
  version: FranzGoVersion,
  command: string,
  flags: Flags,
  timeoutMs = 120_000,
): Promise<ClientRun> {
  const args = Object.entries(flags).map(([name, value]) => `--${name}=${value}`)
  const finished = await run(await franzGo(version), [command, ...args], { timeoutMs })
  if (finished.code !== 0 && finished.code !== 1) {
    const end = finished.code ?? finished.signal
    throw new Error(`franz-go ${version} ${command} ended with ${end}: ${finished.stderr.trim()}`)
  }
  const lines = finished.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ClientLine)
  return { code: finished.code, lines, error: lines.find(isError) }
}

/** As runFranzGo(), but a step that fails is an error. For what is set-up and not under test. */
export async function franzGoOk(
  version: FranzGoVersion,
  command: string,
  flags: Flags,
  timeoutMs?: number,
): Promise<readonly ClientLine[]> {
  const { lines, error } = await runFranzGo(version, command, flags, timeoutMs)
  if (error === undefined) return lines
  throw new Error(`franz-go ${version}: ${command} failed at ${error.step}: ${error.message}`)
}

function isError(line: ClientLine): line is ClientError {
  return line.event === 'error'
}

async function build(version: FranzGoVersion): Promise<string> {
  await need('go')
  const binary = join(work, `franz-go-${version}`)
  const sources = join(goSources, 'franz-go')
  const module = `-modfile=versions/${version}.mod`
  await runOk('go', ['build', module, '-mod=readonly', '-trimpath', '-o', binary, '.'], {
    cwd: sources,
  })
  return binary
}
