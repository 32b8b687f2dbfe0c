// Brokers of a run that was killed. Each cluster's folder holds `owner.json` with the process that
// started it and its brokers; a folder whose owner is gone is ours to clean. Process ids are given
// again, so the owner is told by id and start time, and a broker is ended only if its command line
// names the folder.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { work } from '../paths.ts'

export const clustersFolder: string = join(work, 'clusters')

interface Owner {
  readonly pid: number
  readonly startedAt: string
  readonly brokers: readonly number[]
}

export async function writeOwner(folder: string, brokers: readonly number[]): Promise<void> {
  const owner: Owner = { pid: process.pid, startedAt: await startTime(process.pid), brokers }
  await writeFile(join(folder, 'owner.json'), JSON.stringify(owner))
}

export async function cleanLeftovers(): Promise<void> {
  const names = await readdir(clustersFolder).catch(() => [])
  for (const name of names) {
    const folder = join(clustersFolder, name)
    const owner = await readOwner(folder)
    if (owner === undefined || (await startTime(owner.pid)) === owner.startedAt) continue
    for (const broker of owner.brokers) {
      if ((await commandLine(broker)).includes(folder)) process.kill(broker, 'SIGKILL')
    }
    await rm(folder, { recursive: true, force: true })
  }
}

async function readOwner(folder: string): Promise<Owner | undefined> {
  const text = await readFile(join(folder, 'owner.json'), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as Owner)
}

/** In clock ticks since the boot; empty for a process that does not exist. */
async function startTime(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

async function commandLine(pid: number): Promise<string> {
  return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
}
