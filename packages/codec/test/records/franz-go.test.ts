// Batches that franz-go 1.22.2 really sent, one of each codec: its snappy is raw, without framing.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { decodeRequest } from '../../src/message.ts'
import { recordsOf } from '../../src/records/batch.ts'
import { RecordSet } from '../../src/records/record-set.ts'

const capture = readFileSync(
  new URL('../../../../traces/i-compression-codecs.pcap', import.meta.url),
)

/** The Produce v13 of a client id, which stands in one packet; key and version precede the id. */
function produceOf(clientId: string): Uint8Array {
  const length = Buffer.of(0, clientId.length)
  for (let at = -1; ;) {
    at = capture.indexOf(Buffer.concat([length, Buffer.from(clientId)]), at + 1)
    if (at < 0) throw new Error(`no Produce of ${clientId}`)
    const start = at - 8
    if (capture.readInt16BE(start) === 0 && capture.readInt16BE(start + 2) === 13)
      return Uint8Array.from(capture.subarray(start, start + capture.readInt32BE(start - 4)))
  }
}

interface Body {
  readonly topicData: readonly {
    readonly partitionData: readonly { readonly records: Uint8Array }[]
  }[]
}

it.each(['none', 'gzip', 'snappy', 'lz4', 'zstd'])('reads the %s batch of the trace', (codec) => {
  const message = decodeRequest(produceOf(`codec-${codec}`))
  const { topicData } = message.body as unknown as Body
  const records = topicData[0]?.partitionData[0]?.records ?? new Uint8Array()
  const [batch, ...others] = new RecordSet(records)

  expect(others).toEqual([])
  expect(batch).toMatchObject({ compression: codec, isValid: true, countOrNull: 5 })
  const read = batch === undefined ? [] : recordsOf(batch).records
  expect(read.map(({ key }) => Buffer.from(key ?? '').toString())).toEqual(
    [0, 1, 2, 3, 4].map((index) => `${codec}-${index}`),
  )
  const sentence = `value 4 with codec ${codec}; `
  expect(Buffer.from(read[4]?.value ?? '').toString()).toBe(sentence.repeat(8))
  expect(read[3]?.value).toBeNull()
  expect(read[0]?.headers).toEqual([{ key: 'codec', value: Uint8Array.from(Buffer.from(codec)) }])
})
