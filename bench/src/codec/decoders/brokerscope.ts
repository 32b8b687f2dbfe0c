import { gunzipSync, zstdDecompressSync } from 'node:zlib'
import {
  decodeRecordBatches,
  decodeRequest,
  decodeRequestTree,
  decodeResponse,
  decodeResponseTree,
  defaultDecompressors,
  recordsOf,
  type DecodedMessage,
  type Decompressors,
} from '@brokerscope/codec'
import type { BenchFrame } from '../frame-file.ts'

/** Every field, records not opened. */
export function values({ kind, bytes, apiKey, apiVersion }: BenchFrame): number {
  check(kind === 'request' ? decodeRequest(bytes) : decodeResponse(bytes, apiKey, apiVersion))
  return 0
}

/** Every field with its byte span. */
export function tree({ kind, bytes, apiKey, apiVersion }: BenchFrame): number {
  check(
    kind === 'request' ? decodeRequestTree(bytes) : decodeResponseTree(bytes, apiKey, apiVersion),
  )
  return 0
}

/** Every field, every batch inflated, an object for every record. */
export function records(frame: BenchFrame): number {
  return readRecords(frame, defaultDecompressors)
}

/** The same where the host inflates: a Node process has zlib, a page has not. */
export function recordsWithZlib(frame: BenchFrame): number {
  return readRecords(frame, zlibDecompressors)
}

const zlibDecompressors: Decompressors = {
  ...defaultDecompressors,
  gzip: (bytes, maxOutputLength) => gunzipSync(bytes, { maxOutputLength }),
  zstd: (bytes, maxOutputLength) => zstdDecompressSync(bytes, { maxOutputLength }),
}

function readRecords(frame: BenchFrame, decompressors: Decompressors): number {
  const { kind, bytes, apiKey, apiVersion } = frame
  const message =
    kind === 'request' ? decodeRequest(bytes) : decodeResponse(bytes, apiKey, apiVersion)
  check(message)
  let count = 0
  for (const set of recordFields(message)) {
    for (const batch of decodeRecordBatches(set, { decompressors }))
      count += recordsOf(batch).records.length
  }
  return count
}

type Partitions = { readonly [field: string]: { readonly records?: Uint8Array | null }[] }

function* recordFields({ apiKey, kind, body }: DecodedMessage): Generator<Uint8Array> {
  const [topics, partitions] =
    apiKey === 0 ? ['topicData', 'partitionData'] : ['responses', 'partitions']
  if (!(apiKey === 0 && kind === 'request') && !(apiKey === 1 && kind === 'response')) return
  for (const topic of body[topics] as unknown as Partitions[]) {
    for (const { records: set } of topic[partitions] ?? []) if (set) yield set
  }
}

/** A peer stops at what it cannot read; so does this. */
function check({ status, apiName, apiVersion, error }: DecodedMessage): void {
  if (status !== 'ok') throw new Error(`${apiName} v${apiVersion} is ${status}`, { cause: error })
}
