// Who a client is, by the name and version that ApiVersions v3+ carries. Names are what
// the clients' sources send; a build may append to the version (`2.6.1-rdkafka-2.6.1`).

export type ClientFamily =
  | 'franz-go'
  | 'java'
  | 'librdkafka'
  | 'sarama'
  | 'kafka-go'
  | 'kafkajs'
  | 'kafka-python'
  | 'platformatic'

export interface ClientSoftware {
  readonly family: ClientFamily | undefined
  /** Major, minor, patch; undefined where the text has no such number. */
  readonly version: readonly [number, number, number] | undefined
  /** `franz-go 1.19.1`, or the name and version as sent. */
  readonly display: string
}

const FAMILIES: readonly (readonly [pattern: RegExp, family: ClientFamily])[] = [
  [/^(kgo|franz-go)$/i, 'franz-go'],
  [/^apache-kafka-java$/i, 'java'],
  [
    /^(librdkafka|confluent-kafka-(python|go|dotnet|javascript)|node-rdkafka|rdkafka)/i,
    'librdkafka',
  ],
  [/^sarama$/i, 'sarama'],
  [/^(kafka-go|segmentio)/i, 'kafka-go'],
  [/^kafkajs$/i, 'kafkajs'],
  [/^kafka-python/i, 'kafka-python'],
  [/^(platformatic-kafka|@platformatic\/kafka|platformatic)/i, 'platformatic'],
]

export function identify(name: string, version: string): ClientSoftware {
  const family = FAMILIES.find(([pattern]) => pattern.test(name))?.[1]
  const numbers = readVersion(version)
  const shown = numbers === undefined ? version : numbers.join('.')
  return {
    family,
    version: numbers,
    display: family === undefined ? `${name} ${version}`.trim() : `${family} ${shown}`,
  }
}

/** -1, 0 or 1, as a sort function. */
export function compareVersions(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < 3; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return Math.sign(difference)
  }
  return 0
}

/** Is it this client, in a version from `from` to `to`, both included? */
export function isBetween(
  software: ClientSoftware | undefined,
  family: ClientFamily,
  from: readonly number[],
  to: readonly number[],
): boolean {
  if (software?.family !== family || software.version === undefined) return false
  return compareVersions(software.version, from) >= 0 && compareVersions(software.version, to) <= 0
}

function readVersion(text: string): [number, number, number] | undefined {
  const match = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text)
  if (match === null) return undefined
  return [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)]
}
