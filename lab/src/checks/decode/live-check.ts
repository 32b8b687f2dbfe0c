// As the recorded traces, but what clients and brokers of today say to each other: three releases of
// Kafka, three kinds of client and Kafka's own tools, recorded by the gateway on the spot. It reaches
// APIs that no trace holds, and would notice a broker release that says something new.
import { franzGoOk } from '../../clients/franz-go.ts'
import { consumeWithJava, runJavaTool } from '../../clients/java-console.ts'
import { consumeWithKcat, produceWithKcat } from '../../clients/kcat.ts'
import { kafkaVersions, type KafkaVersion } from '../../kafka/jars.ts'
import { firstAddress, withCluster } from '../../kafka/with-cluster.ts'
import { sessionFile, withGateway } from '../../session/gateway.ts'
import { expectThat, type Check } from '../check.ts'
import { compareWithKafka } from './compare.ts'

const codecs = ['none', 'gzip', 'snappy', 'lz4', 'zstd']

/** Main class and arguments behind --bootstrap-server; all of them only ask. */
const tools: readonly (readonly [string, ...string[]])[] = [
  ['org.apache.kafka.tools.BrokerApiVersionsCommand'],
  ['org.apache.kafka.tools.TopicCommand', '--describe'],
  ['org.apache.kafka.tools.consumer.group.ConsumerGroupCommand', '--describe', '--all-groups'],
  ['org.apache.kafka.tools.TransactionsCommand', 'list'],
  [
    'org.apache.kafka.tools.TransactionsCommand',
    'describe-producers',
    '--topic',
    'live',
    '--partition',
    '0',
  ],
  ['org.apache.kafka.tools.MetadataQuorumCommand', 'describe', '--status'],
  ['org.apache.kafka.tools.FeatureCommand', 'describe'],
  ['org.apache.kafka.tools.LogDirsCommand', '--describe'],
  [
    'kafka.admin.ConfigCommand',
    '--describe',
    '--entity-type',
    'topics',
    '--entity-name',
    'live',
    '--all',
  ],
]

export const liveCheck: Check = {
  name: 'live-decode-equals-kafka',
  shows:
    "what clients and brokers of 3.9, 4.3 and 4.4 say live decodes to what Kafka's own classes read",
  needs: ['java', 'javac', 'mvn', 'go', 'kcat'],
  async run() {
    const told: string[] = []
    for (const version of kafkaVersions) told.push(`${version}: ${await checkRelease(version)}`)
    return told.join('; ')
  },
}

function checkRelease(version: KafkaVersion): Promise<string> {
  return withCluster({ version }, async (cluster) =>
    withGateway({ upstream: firstAddress(cluster.bootstrap) }, async (gateway) => {
      await talk(gateway.address)
      await gateway.stop()
      return compareWithKafka([await sessionFile(gateway.folder)])
    }),
  )
}

async function talk(brokers: string): Promise<void> {
  const target = { brokers, topic: 'live' }
  await franzGoOk('1.22.2', 'create', { ...target, partitions: 2 })
  for (const compression of codecs)
    await franzGoOk('1.22.2', 'produce', { ...target, compression, records: 3 })
  await franzGoOk('1.18.1', 'produce', { ...target, records: 2, acks: 0 })
  await franzGoOk('1.18.1', 'txn', { ...target, id: 'kept', records: 2 })
  await franzGoOk('1.22.2', 'txn', { ...target, id: 'undone', records: 2, abort: true })
  await franzGoOk('1.22.2', 'consume', { ...target, records: 15, group: 'franz' })
  for (const codec of codecs)
    await produceWithKcat(brokers, 'live', ['a', 'b', 'c'], { 'compression.codec': codec })
  await consumeWithKcat(brokers, 'live', 15)
  for (const protocol of ['classic', 'consumer']) {
    const properties = { 'group.protocol': protocol, 'group.id': `java-${protocol}` }
    const { records, output } = await consumeWithJava(brokers, 'live', 15, properties)
    // 3.9 has no KIP-848 groups unless they are asked for; the refusal is worth decoding too.
    expectThat(
      records === 15 || output.includes('UnsupportedVersionException'),
      '15 records for Java',
      output,
    )
  }
  for (const [main, ...args] of tools)
    await runJavaTool(main, ['--bootstrap-server', brokers, ...args])
}
