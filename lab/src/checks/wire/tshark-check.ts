// Wireshark's reader on a session of ours: another TCP reassembly and another Kafka framing over the
// same file. Its dissector stops at the versions of 2022, but it takes every frame by its size, so the
// count must be ours for all of them.
import { franzGoOk } from '../../clients/franz-go.ts'
import { consumeWithKcat, produceWithKcat } from '../../clients/kcat.ts'
import { firstAddress, withCluster } from '../../kafka/with-cluster.ts'
import { runOk } from '../../process.ts'
import { brokerPort, captureFrames, type KeyedFrame } from '../../session/frames.ts'
import { sessionFile, withGateway } from '../../session/gateway.ts'
import { expectThat, type Check } from '../check.ts'

const tcpTrouble = [
  'tcp.analysis.lost_segment',
  'tcp.analysis.ack_lost_segment',
  'tcp.analysis.out_of_order',
  'tcp.analysis.retransmission',
  'tcp.checksum.status == 0',
  'ip.checksum.status == 0',
  '(_ws.malformed and not kafka)',
].join(' or ')
/** A segment repeats how its connections began, so that it can be read alone: rightly a retransmission. */
const prelude = 'frame.comment contains "brokerscope:prelude"'

export const tsharkCheck: Check = {
  name: 'tshark-reads-session',
  shows: 'tshark finds no TCP trouble in a session and as many Kafka frames as we do',
  needs: ['java', 'mvn', 'go', 'tshark', 'kcat'],
  run: () =>
    withCluster({ nodes: 3 }, async (cluster) =>
      withGateway({ upstream: firstAddress(cluster.bootstrap) }, async (gateway) => {
        const target = { brokers: gateway.address, topic: 'shark' }
        await franzGoOk('1.22.2', 'create', { ...target, partitions: 3, replicas: 3 })
        await franzGoOk('1.22.2', 'produce', { ...target, records: 20, size: 300_000 })
        await franzGoOk('1.22.2', 'consume', { ...target, records: 20, group: 'shark' })
        await franzGoOk('1.18.1', 'txn', { ...target, id: 'shark', records: 3 })
        const lines = Array.from({ length: 200 }, (_, index) => `line ${index}`)
        await produceWithKcat(gateway.address, 'shark', lines)
        const { records, output } = await consumeWithKcat(gateway.address, 'shark', 200)
        expectThat(records >= 200, 'kcat to read 200 records', output)
        await gateway.stop()

        const file = await sessionFile(gateway.folder)
        const { frames, troubles, unpaired } = await captureFrames(file)
        expectThat(troubles.length === 0 && unpaired === 0, 'a session without gaps', troubles)
        const ports = [...new Set(frames.map(brokerPort))]
        const trouble = await tshark(file, ports, ['-Y', `(${tcpTrouble}) and not ${prelude}`])
        expectThat(trouble === '', 'no TCP trouble', trouble.split('\n').slice(0, 3))
        await compareCounts(file, ports, frames)
        return `${frames.length} frames on ${ports.length} ports, by tshark and by us`
      }),
    ),
}

/** Frames by API key and version where tshark tells them (requests), and all of them together. */
async function compareCounts(
  file: string,
  ports: readonly number[],
  frames: readonly KeyedFrame[],
): Promise<void> {
  const fields = [
    '-Y',
    'kafka',
    '-T',
    'fields',
    '-E',
    'separator=;',
    '-e',
    'kafka.len',
    '-e',
    'kafka.api_key',
    '-e',
    'kafka.api_version',
  ]
  const rows = (await tshark(file, ports, fields)).split('\n').filter((line) => line !== '')
  const counted = rows.map((row) =>
    row.split(';').map((cell) => cell.split(',').filter((value) => value !== '')),
  )
  const sizes = counted.flatMap(([lengths = []]) => lengths)
  expectThat(
    sizes.length === frames.length,
    `${frames.length} Kafka frames by tshark`,
    sizes.length,
  )
  const ours = frames.map(({ bytes }) => String(bytes.length)).toSorted()
  expectThat(ours.join() === sizes.toSorted().join(), 'the same sizes')
  // It repeats the key on answers that it cannot read further; only requests have a version.
  const requests = counted.flatMap(([, keys = [], versions = []]) =>
    versions.map((version, index) => `${keys[index]} v${version}`),
  )
  const ourRequests = frames
    .filter(({ kind }) => kind === 'request')
    .map(({ apiKey, apiVersion }) => `${apiKey} v${apiVersion}`)
  expectThat(
    ourRequests.toSorted().join() === requests.toSorted().join(),
    'the same requests',
    requests.length,
  )
}

async function tshark(
  file: string,
  ports: readonly number[],
  args: readonly string[],
): Promise<string> {
  const decodeAs = ports.flatMap((port) => ['-d', `tcp.port==${port},kafka`])
  const checksums = ['-o', 'tcp.check_checksum:TRUE', '-o', 'ip.check_checksum:TRUE']
  const { stdout } = await runOk('tshark', ['-r', file, ...decodeAs, ...checksums, ...args])
  return stdout.trim()
}
