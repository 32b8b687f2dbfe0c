// Wireshark, asked by what it says of one request of every API and version: Kafka's own golden ones,
// each on a connection of its own. Its dissector notes an API that it does not know, and a version
// that it does not support and then reads as another one.
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { need, runOk } from '@brokerscope/lab'
import { SegmentWriter } from '@brokerscope/trace'
import { root, work } from '../../paths.ts'
import { type Peer, versionsByKey } from '../peer.ts'

interface Request {
  readonly apiKey: number
  readonly version: number
  readonly bytes: Buffer
}

const firstPort = 10_000

export async function wireshark(): Promise<Peer> {
  await need('tshark')
  const requests = goldenRequests()
  const file = join(work, 'decoded.pcapng')
  await writeFile(file, captureOf(requests))
  const complaints = 'kafka.unknown_api_key or kafka.unsupported_api_version'
  const told = await tshark(file, 'kafka and tcp.dstport == 9092')
  const refused = new Set(await tshark(file, complaints))
  if (told.length !== requests.length)
    throw new Error(`tshark found ${told.length} of ${requests.length} requests`)
  const read = requests.filter((_, index) => !refused.has(String(firstPort + index)))
  const { stdout } = await runOk('tshark', ['--version'])
  return {
    name: 'Wireshark',
    version: /\d+\.\d+\.\d+/.exec(stdout)?.[0] ?? '',
    reads: 'requests and answers',
    versions: versionsByKey(read),
  }
}

/** The client ports of what passes the filter. */
async function tshark(file: string, filter: string): Promise<string[]> {
  const fields = ['-T', 'fields', '-e', 'tcp.srcport']
  const args = ['-r', file, '-d', 'tcp.port==9092,kafka', '-Y', filter, ...fields]
  const { stdout } = await runOk('tshark', args)
  return stdout.split('\n').filter(Boolean)
}

function goldenRequests(): Request[] {
  const golden = join(root, 'packages/codec/test/golden')
  const requests = new Map<string, Request>()
  for (const file of ['kafka-4.4.0.ndjson.gz', 'kafka-3.9.1.ndjson.gz']) {
    const lines = gunzipSync(readFileSync(join(golden, file)))
      .toString('utf8')
      .split('\n')
    for (const line of lines.filter((text) => text.startsWith('{"kind":"request"'))) {
      const { apiKey, version, hex } = JSON.parse(line) as Request & { readonly hex: string }
      requests.set(`${apiKey}/${version}`, { apiKey, version, bytes: Buffer.from(hex, 'hex') })
    }
  }
  return [...requests.values()]
}

function captureOf(requests: readonly Request[]): Buffer {
  const writer = new SegmentWriter()
  const none = { listeners: [], nodes: [], quirks: [], frame1TimeNs: null }
  const parts = [writer.sectionHeader({ sessionId: 'decoded', clusterId: null, ...none })]
  const broker = { address: '10.0.0.2', port: 9092 }
  for (const [index, { bytes }] of requests.entries()) {
    const client = { address: '10.0.0.1', port: firstPort + index }
    const connection = { id: index + 1, client, broker }
    const size = Buffer.alloc(4)
    size.writeInt32BE(bytes.length)
    const framed = Buffer.concat([size, bytes])
    parts.push(
      writer.open(connection, BigInt(index)),
      writer.data(connection, 'request', framed, BigInt(index), { endsFrame: true }),
    )
  }
  return Buffer.concat(parts)
}
