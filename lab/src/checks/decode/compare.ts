// Frames of captures, read by us and by Kafka's own classes, compared value by value. Two ways through
// our side: `decode FILE --format json`, which also frames and pairs, and `decode --messages
// --release`, which takes each frame alone and the schemas of one release.
import { basename } from 'node:path'
import type { KafkaVersion } from '../../kafka/jars.ts'
import { brokerscopeOk } from '../../session/brokerscope.ts'
import { captureFrames, type KeyedFrame } from '../../session/frames.ts'
import { expectThat } from '../check.ts'
import { ExactNumber, firstDifference, parseExact, type ExactJson } from './exact-json.ts'
import { messageLines, readByKafka, type JavaReading } from './kafka-java.ts'

type JsonLine = { readonly [field: string]: ExactJson }

const releases: readonly { readonly release: string; readonly kafka: KafkaVersion }[] = [
  { release: '4.4', kafka: '4.4.0' },
  { release: '3.9', kafka: '3.9.1' },
]

/** How many frames were compared, by release; throws with the first differences. */
export async function compareWithKafka(files: readonly string[]): Promise<string> {
  const frames: KeyedFrame[] = []
  const printed: JsonLine[] = []
  for (const file of files) {
    const capture = await captureFrames(file)
    expectThat(
      capture.unpaired === 0,
      `${basename(file)} without answers to nothing`,
      capture.unpaired,
    )
    frames.push(...capture.frames)
    printed.push(...(await decodedFile(file, capture.frames)))
  }
  const score: string[] = []
  const differences: string[] = []
  for (const { release, kafka } of releases) {
    const readings = await readByKafka(kafka, frames)
    const alone = await decodedMessages(release, frames)
    if (release === '4.4') differences.push(...compare('decode FILE', frames, readings, printed))
    differences.push(...compare(`decode --messages --release ${release}`, frames, readings, alone))
    const known = readings.filter((reading) => reading !== undefined).length
    score.push(`${known} with ${kafka}`)
  }
  const shown = differences.slice(0, 10).join('\n')
  expectThat(
    differences.length === 0,
    `no difference, but there are ${differences.length}:\n${shown}`,
  )
  const kinds = new Set(
    frames.map(({ kind, apiKey, apiVersion }) => `${kind} ${apiKey} ${apiVersion}`),
  )
  return `${frames.length} frames equal (${score.join(', ')}), ${kinds.size} kinds of message`
}

async function decodedFile(
  file: string,
  frames: readonly KeyedFrame[],
): Promise<readonly JsonLine[]> {
  const lines = jsonLines(await brokerscopeOk(['decode', file, '--format', 'json']))
  expectThat(
    lines.length === frames.length,
    `${frames.length} lines for ${basename(file)}`,
    lines.length,
  )
  const byNumber = new Map(lines.map((line) => [numberOf(line['frame']), line]))
  return frames.map((frame) => {
    const line = byNumber.get(frame.number)
    const right =
      line !== undefined &&
      line['direction'] === frame.kind &&
      numberOf(line['apiKey']) === frame.apiKey &&
      numberOf(line['apiVersion']) === frame.apiVersion &&
      numberOf(line['correlationId']) === frame.correlationId &&
      numberOf(line['bytes']) === frame.bytes.length
    expectThat(
      right,
      `frame ${frame.number} of ${basename(file)} with the right key, version and size`,
      line,
    )
    return line
  })
}

async function decodedMessages(
  release: string,
  frames: readonly KeyedFrame[],
): Promise<readonly JsonLine[]> {
  const stdin = messageLines(frames)
  const lines = jsonLines(
    await brokerscopeOk(['decode', '--messages', '--release', release, '-'], { stdin }),
  )
  expectThat(lines.length === frames.length, `${frames.length} lines of --messages`, lines.length)
  return lines
}

function* compare(
  what: string,
  frames: readonly KeyedFrame[],
  readings: readonly JavaReading[],
  lines: readonly JsonLine[],
): Iterable<string> {
  for (const [index, frame] of frames.entries()) {
    const reading = readings[index]
    const line = lines[index]
    if (reading === undefined || line === undefined) continue
    const message = `${what}: ${frame.kind} ${frame.apiKey} v${frame.apiVersion} (frame ${frame.number} of ${frame.connection})`
    if (reading['error'] !== undefined) {
      yield `${message}: Kafka cannot read it: ${JSON.stringify(reading['error'])}`
      continue
    }
    for (const part of ['header', 'body']) {
      if (part === 'header' && line['header'] === undefined) continue // only --messages prints headers
      const difference = firstDifference(reading[part], line[part], part)
      if (difference === undefined) continue
      yield `${message}: ${difference.path} is ${difference.expected} for Kafka, ${difference.found} for us`
    }
  }
}

function jsonLines(text: string): JsonLine[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => parseExact(line) as JsonLine)
}

function numberOf(value: ExactJson | undefined): number {
  return value instanceof ExactNumber ? Number(value.source) : Number.NaN
}
