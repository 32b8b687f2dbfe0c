// Compressed batches as clients of today write them: Java (snappy in xerial frames), franz-go
// (bare snappy) and librdkafka, each with all five codecs, and what Java and kcat are given back.
import { franzGoOk, type ClientLine } from '../../clients/franz-go.ts'
import { javaRecords, produceWithJava, type SentRecord } from '../../clients/java-clients.ts'
import { consumeWithJava } from '../../clients/java-console.ts'
import { produceWithKcat } from '../../clients/kcat.ts'
import { firstAddress, withCluster } from '../../kafka/with-cluster.ts'
import { sessionFile, withGateway } from '../../session/gateway.ts'
import { expectThat, type Check } from '../check.ts'
import { expectFetched, expectProduced, isXerial } from './expect-records.ts'
import { sessionBatches, type SeenBatch } from './session-records.ts'

const codecs = ['none', 'gzip', 'snappy', 'lz4', 'zstd']
const clients = ['java', 'franz', 'rdkafka'] as const
const RECORDS = 12

/** franz-go sends a batch as it is where compressing does not make it smaller. */
const FRANZ_BYTES = 3000

/** Its values are half noise; those of the codec `none` are what the others have to be. */
function franzRecords(batches: readonly SeenBatch[]): readonly SentRecord[] {
  const records = batches
    .filter(({ clientId, kind }) => clientId === 'franz-none' && kind === 'produced')
    .flatMap((batch) => batch.records)
  for (const [index, { key, value }] of records.entries()) {
    const isRight = key === `k${index}` && value.length === FRANZ_BYTES
    expectThat(isRight, `record ${index} of franz-go`, { key, bytes: value.length })
  }
  return records
}

function rdkafkaRecords(topic: string): readonly SentRecord[] {
  return javaRecords(topic, RECORDS).map(({ value }) => ({ key: null, value }))
}

export const codecsCheck: Check = {
  name: 'codecs-of-real-clients',
  shows:
    'every record that Java, franz-go and librdkafka produce with each codec decodes to what was sent, and so does what Java is given back',
  needs: ['java', 'javac', 'mvn', 'go', 'kcat'],
  async run() {
    return withCluster({ version: '4.3.1' }, async (cluster) =>
      withGateway({ upstream: firstAddress(cluster.bootstrap) }, async (gateway) => {
        for (const codec of codecs) await talk(gateway.address, cluster.bootstrap, codec)
        await gateway.stop()
        return compare(await sessionBatches(await sessionFile(gateway.folder)))
      }),
    )
  },
}

async function talk(brokers: string, direct: string, codec: string): Promise<void> {
  for (const client of clients) {
    const topic = `${client}-${codec}`
    await franzGoOk('1.22.2', 'create', { brokers: direct, topic })
    await produce(client, brokers, topic, codec)
    const clientId = `read-${topic}`
    const { records } = await consumeWithJava(brokers, topic, RECORDS, { 'client.id': clientId })
    expectThat(records === RECORDS, `${RECORDS} records for Java of ${topic}`, records)
  }
}

async function produce(
  client: (typeof clients)[number],
  brokers: string,
  topic: string,
  codec: string,
): Promise<readonly ClientLine[] | undefined> {
  if (client === 'java') {
    await produceWithJava('4.3.1', { brokers, topic, clientId: topic, codec, records: RECORDS })
  } else if (client === 'rdkafka') {
    const values = rdkafkaRecords(topic).map(({ value }) => value)
    const properties = { 'client.id': topic, 'compression.codec': codec, 'linger.ms': '200' }
    await produceWithKcat(brokers, topic, values, properties)
  } else {
    const what = { brokers, topic, 'client-id': topic, compression: codec }
    return franzGoOk('1.22.2', 'produce', { ...what, records: RECORDS, size: FRANZ_BYTES })
  }
  return undefined
}

function compare(batches: readonly SeenBatch[]): string {
  const franz = franzRecords(batches)
  for (const codec of codecs) {
    for (const client of clients) {
      const clientId = `${client}-${codec}`
      const records =
        client === 'java'
          ? javaRecords(clientId, RECORDS)
          : client === 'rdkafka'
            ? rdkafkaRecords(clientId)
            : franz
      expectProduced(batches, { clientId, codec, magic: 2, records })
      expectFetched(batches, `read-${clientId}`, records)
    }
  }
  const snappyOf = (client: string): readonly SeenBatch[] =>
    batches.filter(({ clientId }) => clientId === `${client}-snappy`)
  expectThat(snappyOf('java').every(isXerial), 'snappy of Java in xerial frames')
  expectThat(!snappyOf('franz').some(isXerial), 'snappy of franz-go without frames')
  const count = batches.reduce((sum, { records }) => sum + records.length, 0)
  return `${count} records in ${batches.length} batches of ${clients.length} clients and ${codecs.length} codecs`
}
