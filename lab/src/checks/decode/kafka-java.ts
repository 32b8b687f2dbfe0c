import { javaProgram } from '../../java/program.ts'
import type { KafkaVersion } from '../../kafka/jars.ts'
import { runOk } from '../../process.ts'
import type { KeyedFrame } from '../../session/frames.ts'
import { parseExact, type ExactJson } from './exact-json.ts'

/** What Kafka's classes read in a frame; undefined where this release does not know the version. */
export type JavaReading = { readonly [part: string]: ExactJson } | undefined

/** Every frame through lab/java/decode-check, in order. */
export async function readByKafka(
  version: KafkaVersion,
  frames: readonly KeyedFrame[],
): Promise<readonly JavaReading[]> {
  const program = await javaProgram('decode-check', 'DecodeCheck', version)
  const { stdout } = await runOk('java', program, { stdin: messageLines(frames) })
  const readings = stdout.trimEnd().split('\n').map(parseExact) as Record<string, ExactJson>[]
  if (readings.length !== frames.length) {
    throw new Error(
      `Kafka ${version} answered ${readings.length} lines for ${frames.length} frames`,
    )
  }
  return readings.map((reading) => ('unknown' in reading ? undefined : reading))
}

/** The input of `decode --messages` and of the Java program: one frame a line. */
export function messageLines(frames: readonly KeyedFrame[]): string {
  return frames
    .map(({ kind, apiKey, apiVersion, bytes }) => {
      const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
      return `${kind} ${apiKey} ${apiVersion} ${hex}\n`
    })
    .join('')
}
