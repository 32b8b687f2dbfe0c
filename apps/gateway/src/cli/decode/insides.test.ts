// What the tree shows below fields that only carry bytes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { encodeRecordBatch, encodeRequest, encodeResponse } from '@brokerscope/codec'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCommand, tracePath } from '../../../test/terminal.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'brokerscope-insides-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const hex = (text: string): Uint8Array =>
  Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))

async function rowsOf(frame: Uint8Array, ...what: string[]): Promise<readonly string[]> {
  const path = join(folder, 'message.txt')
  writeFileSync(path, Buffer.from(frame).toString('hex'))
  const { code, out, err } = await runCommand('decode', ...what, path)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return out.split('\n').map((row) => row.replaceAll(/ +/g, ' '))
}

const header = { correlationId: 1, clientId: 'c' }

it('opens what a member of a group says of itself', async () => {
  const trace = tracePath('g-group-rebalance-classic.pcap')

  const { out } = await runCommand('decode', '--frame', '17', trace)

  const rows = out.split('\n').map((row) => row.replaceAll(/ +/g, ' '))
  expect(rows).toContain('006f 31 B metadata 30 bytes ConsumerProtocolSubscription v3 bytes, 0+')
  expect(rows).toContain('0076 00 04 6a 6f 62 73 [0] "jobs" string, 0+')
})

it('opens telemetry, with offsets in what it inflates to', async () => {
  const metrics = gzipSync(hex('0a09 1207 1205 0a03 6c6167'))
  const body = {
    clientInstanceId: 'AAAAAAAAAAAAAAAAAAAAAA',
    subscriptionId: 7,
    terminating: true,
    compressionType: 1,
    metrics,
  }

  const rows = await rowsOf(
    encodeRequest({ apiKey: 72, apiVersion: 0, header, body }),
    '--kind',
    'request',
  )

  expect(rows.some((row) => /compressionType 1 GZIP int8/.test(row))).toBe(true)
  expect(rows.some((row) => row.includes('OTLP MetricsData (gzip)'))).toBe(true)
  expect(rows).toContain('~0006 0a 03 6c 61 67 name "lag" string, tag 1')
})

function partition(records: Uint8Array, partitionIndex: number) {
  return {
    partitionIndex,
    errorCode: 0,
    highWatermark: 1n,
    lastStableOffset: 1n,
    abortedTransactions: null,
    records,
  }
}

it('opens records of internal topics, and control records', async () => {
  const offsets = encodeRecordBatch({
    records: [
      {
        key: hex('0001 0001 67 0006 6f7264657273 00000003'),
        value: hex('0004 0020000000000001 00000005 026d 0000018bcfe56800 00'),
      },
    ],
  })
  const marker = encodeRecordBatch({
    isTransactional: true,
    isControlBatch: true,
    records: [{ key: hex('0000 0001'), value: hex('0000 00000007') }],
  })
  const partitions = [partition(offsets, 0), partition(marker, 1)]
  const body = { throttleTimeMs: 0, responses: [{ topic: '__consumer_offsets', partitions }] }

  const rows = await rowsOf(
    encodeResponse({ apiKey: 1, apiVersion: 4, header: { correlationId: 1 }, body }),
    '--kind',
    'response',
    '--api',
    'Fetch',
    '--version',
    '4',
  )

  expect(rows.some((row) => row.includes('OffsetCommitKey v0'))).toBe(true)
  expect(rows.some((row) => /group "g" string/.test(row))).toBe(true)
  expect(rows.some((row) => /offset 9007199254740993 int64/.test(row))).toBe(true)
  expect(rows.some((row) => /type 1 COMMIT int16/.test(row))).toBe(true)
  expect(rows.some((row) => /coordinatorEpoch 7 int32/.test(row))).toBe(true)
})

it('opens the request in an Envelope', async () => {
  const requestData = encodeRequest({
    apiKey: 12,
    apiVersion: 4,
    header,
    body: { groupId: 'g', generationId: 4, memberId: 'm', groupInstanceId: null },
  })
  const body = {
    requestData,
    requestPrincipal: hex('0000 05 55736572 06 616c696365 00 00'),
    clientHostAddress: Uint8Array.of(127, 0, 0, 1),
  }

  const rows = await rowsOf(
    encodeRequest({ apiKey: 58, apiVersion: 0, header, body }),
    '--kind',
    'request',
  )

  expect(rows.some((row) => row.includes('Heartbeat v4 request bytes'))).toBe(true)
  expect(rows.some((row) => /requestApiKey 12 Heartbeat/.test(row))).toBe(true)
  expect(rows.some((row) => /name "alice" string/.test(row))).toBe(true)
})

it('names the parts of a SASL token, and shows no byte of its secret', async () => {
  const trace = tracePath('h-sasl-plain.pcap')

  const { out } = await runCommand('decode', '--frame', '7', trace)

  const [token, authzid, authcid, password] = out
    .split('\n')
    .filter((row) => /authBytes|authzid|authcid|password/.test(row))
    .map((row) => row.trim().replaceAll(/ +/g, ' '))
  expect(token).toMatch(/^[0-9a-f]+ \d+ B authBytes \d+ bytes SASL PLAIN: credentials/)
  expect(authzid).toMatch(/authzid "" string$/)
  expect(authcid).toMatch(/authcid "alice" string$/)
  expect(password).toMatch(/^[0-9a-f]+ \d+ B password secret: password bytes$/)
})
