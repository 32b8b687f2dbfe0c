// Brokers of a lab that was killed. Each cluster's folder holds `owner.json` with the process ids of
// the lab and of its brokers; a folder whose lab is gone is ours to clean. A process id may have been
// given to somebody else since, so a process is ended only if its command line names that folder.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { work } from '../paths.ts'

export const clustersFolder: string = join(work, 'clusters')

interface Owner {
  readonly lab: number
  readonly brokers: readonly number[]
}

export async function writeOwner(folder: string, brokers: readonly number[]): Promise<void> {
  const owner: Owner = { lab: process.pid, brokers }
  await writeFile(join(folder, 'owner.json'), JSON.stringify(owner))
}

export async function cleanLeftovers(): Promise<void> {
  const names = await readdir(clustersFolder).catch(() => [])
  for (const name of names) {
    const folder = join(clustersFolder, name)
    const owner = await readOwner(folder)
    if (owner === undefined || (await commandLine(owner.lab)).includes('lab/src/main.ts')) continue
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

/** Empty for a process that does not exist. */
async function commandLine(pid: number): Promise<string> {
  return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
}
