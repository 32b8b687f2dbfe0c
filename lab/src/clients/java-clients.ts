// Kafka's own producer and consumer of any release, from 0.8.2 on: lab/java/producer and consumer,
// compiled against the jars of that release.
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { kafkaJars } from '../kafka/jars.ts'
import { javaSources, work } from '../paths.ts'
import { need } from '../prerequisites.ts'
import { runOk } from '../process.ts'

/** 4.3.1 comes with the broker's jars, the others from Maven Central alone. */
export type JavaClientVersion = '0.8.2.2' | '0.9.0.1' | '0.10.2.2' | '4.3.1'

export interface SentRecord {
  readonly key: string | null
  readonly value: string
}

/** What Produce.java sends. */
export function javaRecords(topic: string, count: number): readonly SentRecord[] {
  return Array.from({ length: count }, (_, index) => ({
    key: index === 0 ? null : `k${index}`,
    value: `record ${index} of ${topic}; `.repeat(1 + index * 40),
  }))
}

export interface JavaProducerRun {
  readonly brokers: string
  readonly topic: string
  readonly clientId: string
  readonly codec: string
  readonly records: number
  /** How long the client stays when all is acknowledged, for what it does in the background. */
  readonly stayMs?: number
}

export async function produceWithJava(
  version: JavaClientVersion,
  { brokers, topic, clientId, codec, records, stayMs = 0 }: JavaProducerRun,
): Promise<void> {
  const program = await javaClient(version, 'producer', 'Produce')
  const args = [brokers, topic, clientId, codec, String(records), String(stayMs)]
  await runOk('java', [...program, ...args], { timeoutMs: 120_000 })
}

/** How many records came within half a minute. */
export async function consumeWithOldJava(
  version: Exclude<JavaClientVersion, '0.8.2.2' | '4.3.1'>,
  brokers: string,
  topic: string,
  clientId: string,
  records: number,
): Promise<number> {
  const program = await javaClient(version, 'consumer', 'Consume')
  const args = [brokers, topic, clientId, String(records)]
  const { stdout } = await runOk('java', [...program, ...args], { timeoutMs: 120_000 })
  return Number(stdout)
}

/** Arguments of `java` that run a program of lab/java against a release of kafka-clients. */
async function javaClient(
  version: JavaClientVersion,
  folder: string,
  main: string,
): Promise<readonly string[]> {
  await need('java', 'javac')
  const jars = version === '4.3.1' ? await kafkaJars(version) : await clientJars(version)
  const out = join(work, `java-${folder}-${version}`)
  const source = join(javaSources, folder, `${main}.java`)
  await runOk('javac', ['-nowarn', '-d', out, '-cp', `${jars}/*`, source])
  return [
    '-Xmx256m',
    '-XX:TieredStopAtLevel=1',
    '-XX:+UseSerialGC',
    '-cp',
    `${out}:${jars}/*`,
    main,
  ]
}

async function clientJars(version: JavaClientVersion): Promise<string> {
  const folder = join(work, `clients-${version}`)
  if (existsSync(folder)) return folder
  await need('mvn')
  const filling = `${folder}.${process.pid}`
  await mkdir(filling, { recursive: true })
  await runOk('mvn', [
    '-q',
    '-B',
    '-f',
    join(javaSources, 'old-clients/pom.xml'),
    `-Dclients.version=${version}`,
    'dependency:copy-dependencies',
    `-DoutputDirectory=${filling}`,
  ])
  await rename(filling, folder).catch(() => rm(filling, { recursive: true })) // another run was faster
  return folder
}
