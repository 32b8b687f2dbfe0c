// Every record batch of a session, with who sent it: those of Produce requests and of Fetch responses.
import {
  decodeRequest,
  decodeResponse,
  decodeRecordBatches,
  recordsOf,
  type KafkaStruct,
  type KafkaValue,
  type RecordBatch,
} from '@brokerscope/codec'
import type { SentRecord } from '../../clients/java-clients.ts'
import { captureFrames, type KeyedFrame } from '../../session/frames.ts'

export interface SeenBatch {
  readonly clientId: string
  readonly kind: 'produced' | 'fetched'
  /** Of the Produce request or the Fetch response. */
  readonly apiVersion: number
  readonly magic: number
  readonly compression: string
  readonly isValid: boolean
  readonly bytes: Uint8Array
  readonly records: readonly SentRecord[]
}

const PRODUCE = 0
const FETCH = 1

/** Throws where a frame, a batch or a record does not decode. */
export async function sessionBatches(file: string): Promise<readonly SeenBatch[]> {
  const { frames } = await captureFrames(file)
  const clients = new Map<string, string>()
  const seen: SeenBatch[] = []
  for (const frame of frames) {
    if (frame.apiKey !== PRODUCE && frame.apiKey !== FETCH) continue
    if (frame.kind === 'request') {
      const { header, body, status } = decodeRequest(frame.bytes)
      expectOk(frame, status)
      const clientId = typeof header['clientId'] === 'string' ? header['clientId'] : ''
      clients.set(frame.connection, clientId)
      if (frame.apiKey === PRODUCE) seen.push(...batchesIn(frame, body, clientId))
    } else if (frame.apiKey === FETCH) {
      const { body, status } = decodeResponse(frame.bytes, FETCH, frame.apiVersion)
      expectOk(frame, status)
      seen.push(...batchesIn(frame, body, clients.get(frame.connection) ?? ''))
    }
  }
  return seen
}

function expectOk({ number, apiKey, apiVersion }: KeyedFrame, status: string): void {
  if (status === 'ok') return
  throw new Error(`Frame ${number}, API ${apiKey} v${apiVersion}, is ${status}`)
}

function batchesIn(frame: KeyedFrame, body: KafkaStruct, clientId: string): SeenBatch[] {
  return recordFields(body).flatMap((bytes) => {
    const batches = [...decodeRecordBatches(bytes)]
    return batches.map((batch) => seenBatch(frame, clientId, bytes, batch))
  })
}

function seenBatch(
  { number, kind, apiVersion }: KeyedFrame,
  clientId: string,
  field: Uint8Array,
  batch: RecordBatch,
): SeenBatch {
  const { records, error } = recordsOf(batch)
  if (error !== undefined) throw new Error(`Frame ${number}: ${error.message}`)
  return {
    clientId,
    kind: kind === 'request' ? 'produced' : 'fetched',
    apiVersion,
    magic: batch.magic,
    compression: batch.compression,
    isValid: batch.isValid,
    bytes: field.subarray(batch.start, batch.end),
    records: records.map(({ key, value }) => ({
      key: key === null ? null : Buffer.from(key).toString('latin1'),
      value: value === null ? '' : Buffer.from(value).toString('latin1'),
    })),
  }
}

/** Fields of type records, however deep; they are the only large bytes of these two APIs. */
function recordFields(value: KafkaValue): Uint8Array[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return []
  if (Array.isArray(value)) return value.flatMap(recordFields)
  const { records, ...others } = value
  const own = records instanceof Uint8Array ? [records] : []
  return [...own, ...Object.values(others).flatMap(recordFields)]
}
