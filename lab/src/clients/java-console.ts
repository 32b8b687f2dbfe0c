import { kafkaJars } from '../kafka/jars.ts'
import { need } from '../prerequisites.ts'
import { run, type Finished } from '../process.ts'

export interface Consumed {
  readonly records: number
  readonly output: string
}

/** Kafka's own console consumer of 4.3.1, from the beginning, until it has `records` or none came for 20 s. */
export async function consumeWithJava(
  brokers: string,
  topic: string,
  records: number,
  properties: Readonly<Record<string, string>>,
): Promise<Consumed> {
  const { 'group.id': group = `java-${topic}`, ...rest } = properties
  const target = [
    '--bootstrap-server',
    brokers,
    '--topic',
    topic,
    '--from-beginning',
    '--group',
    group,
  ]
  const end = ['--max-messages', String(records), '--timeout-ms', '20000']
  const quiet = ['--formatter', 'org.apache.kafka.tools.consumer.NoOpMessageFormatter']
  const more = Object.entries(rest).flatMap(([key, value]) => [
    '--command-property',
    `${key}=${value}`,
  ])
  const main = 'org.apache.kafka.tools.consumer.ConsoleConsumer'
  const { stdout, stderr } = await runJavaTool(main, [...target, ...end, ...quiet, ...more])
  const output = stdout + stderr
  const total = /Processed a total of (\d+) messages/.exec(output)?.[1]
  return { records: Number(total ?? 0), output }
}

/** A command line tool of Kafka 4.3.1 by its main class. */
export async function runJavaTool(main: string, args: readonly string[]): Promise<Finished> {
  await need('java')
  const jars = await kafkaJars('4.3.1')
  const jvm = ['-Xmx512m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', `${jars}/*`]
  return run('java', [...jvm, main, ...args], { timeoutMs: 120_000 })
}
