import { need } from '../prerequisites.ts'
import { run, runOk } from '../process.ts'
import type { Consumed } from './java-console.ts'

/** librdkafka, through kcat: one record a line of `values`. */
export async function produceWithKcat(
  brokers: string,
  topic: string,
  values: readonly string[],
  properties: Readonly<Record<string, string>> = {},
): Promise<void> {
  await need('kcat')
  await runOk('kcat', ['-P', '-b', brokers, '-t', topic, ...settings(properties)], {
    stdin: values.map((value) => `${value}\n`).join(''),
  })
}

/** Reads from the beginning until `records` records have come. */
export async function consumeWithKcat(
  brokers: string,
  topic: string,
  records: number,
  properties: Readonly<Record<string, string>> = {},
): Promise<Consumed> {
  await need('kcat')
  const args = [
    '-C',
    '-b',
    brokers,
    '-t',
    topic,
    '-o',
    'beginning',
    '-c',
    String(records),
    '-f',
    '%p %o\n',
    ...settings(properties),
  ]
  const { stdout, stderr } = await run('kcat', args, { timeoutMs: 120_000 })
  return { records: stdout.split('\n').length - 1, output: stderr }
}

function settings(properties: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(properties).flatMap(([key, value]) => ['-X', `${key}=${value}`])
}
