// Kafka's schema files out of its jars.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Release } from '../src/schema.ts'
import { parseKafkaJson, type KafkaMessage } from './kafka-json.ts'
import { unpacked } from './unpack.ts'

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

export function messagesOf({ version, profiles }: ReleaseSource): KafkaMessage[] {
  const folder = unpacked(join('kafka-schemas', version), {
    what: `Kafka ${version}`,
    pom: 'pom.xml',
    files: 'common/**/*.json',
    options: [`-Dkafka.version=${version}`, ...profiles.map((profile) => `-P${profile}`)],
  })
  return globSync('**/common/{message,metadata}/*.json', { cwd: folder })
    .toSorted()
    .map((file) => parseKafkaJson(readFileSync(join(folder, file), 'utf8'), file))
}
