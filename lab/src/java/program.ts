// Programs of lab/java, compiled against the jars of the release that they run with.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { kafkaJars, type KafkaVersion } from '../kafka/jars.ts'
import { javaSources, work } from '../paths.ts'
import { need } from '../prerequisites.ts'
import { runOk } from '../process.ts'

/** Arguments of `java` that run the main class of lab/java/<folder>. */
export async function javaProgram(
  folder: string,
  mainClass: string,
  version: KafkaVersion,
): Promise<readonly string[]> {
  const jars = await kafkaJars(version)
  const out = await javaClasses(folder, version)
  return ['-Xmx512m', '-XX:+UseSerialGC', '-cp', `${out}:${jars}/*`, mainClass]
}

/** The folder with the compiled classes of lab/java/<folder>. */
export async function javaClasses(folder: string, version: KafkaVersion): Promise<string> {
  await need('java', 'javac')
  const jars = await kafkaJars(version)
  const out = join(work, `java-${folder}-${version}`)
  const sources = await copySources(join(javaSources, folder), out, version)
  await runOk('javac', ['-nowarn', '-d', out, '-cp', `${jars}/*`, ...sources])
  return out
}

/** 4.0 moved the record classes into a package `internal`; before that they were one level up. */
async function copySources(from: string, to: string, version: KafkaVersion): Promise<string[]> {
  await mkdir(to, { recursive: true })
  const names = (await readdir(from)).filter((name) => name.endsWith('.java'))
  const copies = names.map(async (name) => {
    const text = await readFile(join(from, name), 'utf8')
    const copy = join(to, name)
    await writeFile(
      copy,
      version.startsWith('3.')
        ? text.replaceAll('common.record.internal.', 'common.record.')
        : text,
    )
    return copy
  })
  return Promise.all(copies)
}
