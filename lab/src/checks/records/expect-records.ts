// Compares what was decoded out of a session with what the clients had sent.
import type { SentRecord } from '../../clients/java-clients.ts'
import { expectThat } from '../check.ts'
import type { SeenBatch } from './session-records.ts'

export interface Expected {
  readonly clientId: string
  readonly codec: string
  readonly magic: number
  readonly records: readonly SentRecord[]
}

/** What one client produced: all records in order, every batch of the codec, checksums right. */
export function expectProduced(batches: readonly SeenBatch[], expected: Expected): string {
  const own = batches.filter(
    ({ clientId, kind }) => clientId === expected.clientId && kind === 'produced',
  )
  const magics = new Set(own.map(({ magic }) => magic))
  const codecs = new Set(own.map(({ compression }) => compression))
  expectThat(
    codecs.size === 1 && codecs.has(expected.codec),
    `${expected.clientId} to produce ${expected.codec}`,
    [...codecs],
  )
  expectThat(
    magics.size === 1 && magics.has(expected.magic),
    `${expected.clientId} to write magic ${expected.magic}`,
    [...magics],
  )
  expectValid(own, expected.clientId)
  expectSame(own, expected.records, `what ${expected.clientId} produced`)
  return `v${own[0]?.apiVersion}`
}

/** What one client was given of a topic: all of its records, in whatever format. */
export function expectFetched(
  batches: readonly SeenBatch[],
  clientId: string,
  records: readonly SentRecord[],
): readonly SeenBatch[] {
  const own = batches.filter((batch) => batch.clientId === clientId && batch.kind === 'fetched')
  expectValid(own, clientId)
  expectSame(own, records, `what ${clientId} fetched`)
  return own
}

function expectValid(batches: readonly SeenBatch[], clientId: string): void {
  const wrong = batches.filter(({ isValid }) => !isValid)
  expectThat(wrong.length === 0, `right checksums in all batches of ${clientId}`, wrong.length)
}

function expectSame(
  batches: readonly SeenBatch[],
  expected: readonly SentRecord[],
  what: string,
): void {
  const found = batches.flatMap(({ records }) => records)
  expectThat(
    found.length === expected.length,
    `${expected.length} records in ${what}`,
    found.length,
  )
  const at = expected.findIndex(
    ({ key, value }, index) => found[index]?.key !== key || found[index]?.value !== value,
  )
  expectThat(
    at === -1,
    `record ${at} of ${what} to be what was sent`,
    found[at]?.value.slice(0, 40),
  )
}

/** How Java frames snappy, and kafka-go; franz-go and librdkafka write it bare. */
const xerial = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00])

export function isXerial({ bytes }: SeenBatch): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(xerial)
}
