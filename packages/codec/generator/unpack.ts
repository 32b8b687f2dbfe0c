// Maven fetches and unpacks, so that mirrors and proxies of the machine are respected and no host
// stands here.
import { execFileSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export interface JarSource {
  /** For the error message, e.g. `Kafka 4.4.0`. */
  readonly what: string
  /** Names the jars, beside this file. */
  readonly pom: string
  /** Which files of the jars. */
  readonly files: string
  readonly options: readonly string[]
}

const cache = join(import.meta.dirname, '../node_modules/.cache')

/** The folder below the cache with the files, which are fetched the first time. */
export function unpacked(name: string, source: JarSource): string {
  const folder = join(cache, name)
  if (!existsSync(folder)) unpack(folder, source)
  return folder
}

function unpack(folder: string, { what, pom, files, options }: JarSource): void {
  const run = [
    '-q',
    '-B',
    '-f',
    join(import.meta.dirname, pom),
    'dependency:unpack-dependencies',
    '-DexcludeTransitive=true',
    `-Dmdep.unpack.includes=${files}`,
    '-Dmdep.useSubDirectoryPerArtifact=true',
    `-DoutputDirectory=${folder}`,
    `-DmarkersDirectory=${folder}/.markers`,
    ...options,
  ]
  try {
    execFileSync('mvn', run, { stdio: ['ignore', 'inherit', 'inherit'] })
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true })
    const needs = 'the generator needs mvn, Java 11 or newer and a Maven repository'
    throw new Error(`Maven could not fetch the jars of ${what}; ${needs}`, { cause })
  }
}
