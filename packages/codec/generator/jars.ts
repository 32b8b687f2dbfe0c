// Gets Kafka's schema files out of its jars. Maven fetches and unpacks, so that mirrors and
// proxies of the machine are respected and no host stands here.
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Release } from '../src/schema.ts'
import { parseKafkaJson, type KafkaMessage } from './kafka-json.ts'

export interface ReleaseSource {
  readonly release: Release
  readonly version: string
  readonly profiles: readonly string[]
}

/** For a version that both have, the newest wins. */
export const newestSource: ReleaseSource = {
  release: '4.4',
  version: '4.4.0',
  profiles: ['share-coordinator'],
}
export const olderSource: ReleaseSource = { release: '3.9', version: '3.9.1', profiles: [] }

const cache = join(import.meta.dirname, '../node_modules/.cache/kafka-schemas')

export function messagesOf(source: ReleaseSource): KafkaMessage[] {
  const folder = join(cache, source.version)
  if (!existsSync(folder)) unpack(source, folder)
  return globSync('**/common/{message,metadata}/*.json', { cwd: folder })
    .toSorted()
    .map((file) => parseKafkaJson(readFileSync(join(folder, file), 'utf8'), file))
}

function unpack(source: ReleaseSource, folder: string): void {
  const pom = join(import.meta.dirname, 'pom.xml')
  const options = [
    `-Dkafka.version=${source.version}`,
    '-DexcludeTransitive=true',
    '-Dmdep.unpack.includes=common/**/*.json',
    '-Dmdep.useSubDirectoryPerArtifact=true',
    `-DoutputDirectory=${folder}`,
    `-DmarkersDirectory=${folder}/.markers`,
    ...source.profiles.map((profile) => `-P${profile}`),
  ]
  const run = ['-q', '-B', '-f', pom, 'dependency:unpack-dependencies', ...options]
  try {
    execFileSync('mvn', run, { stdio: ['ignore', 'inherit', 'inherit'] })
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true })
    const needs = 'the generator needs mvn, Java 11 or newer and a Maven repository'
    throw new Error(`Maven could not fetch the jars of Kafka ${source.version}; ${needs}`, {
      cause,
    })
  }
}
