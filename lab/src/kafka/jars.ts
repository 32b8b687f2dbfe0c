import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { javaSources, work } from '../paths.ts'
import { need } from '../prerequisites.ts'
import { runOk } from '../process.ts'

export type KafkaVersion = '3.9.1' | '4.3.1' | '4.4.0'
export const kafkaVersions: readonly KafkaVersion[] = ['3.9.1', '4.3.1', '4.4.0']

const profiles: Readonly<Record<KafkaVersion, string>> = {
  '3.9.1': 'tools',
  '4.3.1': 'tools,logging',
  '4.4.0': 'logging',
}

/** The folder with a broker's jars; Maven fills it the first time. */
export async function kafkaJars(version: KafkaVersion): Promise<string> {
  const folder = join(work, `kafka-${version}`)
  if (existsSync(folder)) return folder
  await need('java', 'mvn')
  // Filled beside and renamed, so that a broken download never looks like a complete one.
  const filling = `${folder}.${process.pid}`
  await mkdir(filling, { recursive: true })
  const args = ['-q', '-B', '-f', join(javaSources, 'kafka/pom.xml'), `-P${profiles[version]}`]
  await runOk('mvn', [
    ...args,
    `-Dkafka.version=${version}`,
    'dependency:copy-dependencies',
    `-DoutputDirectory=${filling}`,
  ])
  await rename(filling, folder).catch(() => rm(filling, { recursive: true })) // another run was faster
  return folder
}
