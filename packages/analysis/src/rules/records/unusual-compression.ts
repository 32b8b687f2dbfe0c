// Compressed records that are legal and that some readers cannot read:
//   zstdFrames     a zstd payload of several frames; kafka-python before 2.2.19, 2.3.1 and 3.0
//                  reads the first one only (E15)
//   snappyVersion  snappy with the magic of the xerial framing and other versions behind it than
//                  the usual 1, 1; readers that compare the whole header take it for raw (E14)
//   snappyFramed   xerial framing for a reader that knows raw blocks only: @platformatic/kafka
//                  before 2.0.0 (E14)
// What a consumer of an affected release is sent is an error; for others it is a notice, because
// the same records will meet other readers. Raw snappy is usual (franz-go) and no finding.
import type { Connection } from '@brokerscope/trace'
import { compareVersions, isBetween, type ClientSoftware } from '../../clients/client-software.ts'
import { batchHeaders, type BatchHeader } from '../../models/batch-header.ts'
import { eachPartition } from '../../models/each-partition.ts'
import type { Models } from '../../models/models.ts'
import { bytesOf } from '../../values.ts'
import { exchangeRule } from '../exchange-rule.ts'
import { at, type Rule } from '../rule.ts'
import { clientText } from '../wording.ts'
import { text } from './unusual-compression.text.ts'
import { zstdFrames } from './zstd-frames.ts'

const SNAPPY = 2
const ZSTD = 4
const HEADER_BYTES = 61
const XERIAL = [0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]
const XERIAL_HEADER_BYTES = 16
/** Batches looked at in one field: one that is unusual is enough. Our choice. */
const MOST = 16

type Form = 'zstdFrames' | 'snappyVersion' | 'snappyFramed'

export const unusualCompression: Rule = exchangeRule(
  {
    id: 'unusual-compression',
    severity: 'error',
    sources: [
      'RFC 8878',
      'dpkp/kafka-python issue 2717',
      'dpkp/kafka-python issue 2483',
      '@platformatic/kafka v2.0.0 changelog',
    ],
    apis: ['Fetch'],
    text,
  },
  function* judge({ response, connection }, models) {
    for (const each of eachPartition(response.body, 'responses', 'partitions', models.topics)) {
      const records = bytesOf(each.partition, 'records')
      const form = formOf(records, models.clients.softwareOf(connection)?.client)
      if (form === undefined) continue
      const isAffected = affects(form, connection, models)
      if (form === 'snappyFramed' && !isAffected) continue
      yield {
        subject: `${form} ${each.topic}`,
        severity: isAffected ? 'error' : 'info',
        confidence: isAffected ? 'likely' : 'possible',
        form,
        parameters: { client: clientText(models, connection), partition: each.key },
        evidence: [at(response, `${each.path}.records`)],
        connections: [connection.id],
      }
    }
  },
)

function formOf(
  records: Uint8Array | undefined,
  software: ClientSoftware | undefined,
): Form | undefined {
  for (const batch of batchHeaders(records, MOST)) {
    const payload = payloadOf(records, batch)
    if (payload === undefined) continue
    if (batch.codec === ZSTD && (zstdFrames(payload) ?? 1) > 1) return 'zstdFrames'
    if (batch.codec !== SNAPPY || !isXerial(payload)) continue
    if (!hasUsualVersions(payload)) return 'snappyVersion'
    if (software?.family === 'platformatic') return 'snappyFramed'
  }
  return undefined
}

/** Undefined for a batch that the answer cut off. */
function payloadOf(
  records: Uint8Array | undefined,
  { offset, bytes }: BatchHeader,
): Uint8Array | undefined {
  if (records === undefined || offset + bytes > records.length) return undefined
  return records.subarray(offset + HEADER_BYTES, offset + bytes)
}

function isXerial(payload: Uint8Array): boolean {
  const isLongEnough = payload.length >= XERIAL_HEADER_BYTES
  return isLongEnough && XERIAL.every((byte, index) => payload[index] === byte)
}

function hasUsualVersions(payload: Uint8Array): boolean {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength)
  return view.getInt32(8) === 1 && view.getInt32(12) === 1
}

function affects(form: Form, connection: Connection, models: Models): boolean {
  const software = models.clients.softwareOf(connection)?.client
  if (form === 'zstdFrames') {
    return (
      isBetween(software, 'kafka-python', [0, 0, 0], [2, 2, 18]) ||
      isBetween(software, 'kafka-python', [2, 3, 0], [2, 3, 0])
    )
  }
  if (form === 'snappyVersion') return isBetween(software, 'kafka-python', [0, 0, 0], [2, 0, 3])
  const version = software?.family === 'platformatic' ? software.version : undefined
  return version !== undefined && compareVersions(version, [2, 0, 0]) < 0
}
