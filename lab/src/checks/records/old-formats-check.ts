// Message sets of magic 0 and 1, as only clients from before 0.11 write them: a broker of 3.9 still
// takes Produce v0 to v2, and converts what it stores back for the Fetch of an old consumer. Brokers
// of 4.x refuse both. lz4 of 0.8.2 and 0.9 has the header checksum that KAFKA-3160 describes.
import { franzGoOk } from '../../clients/franz-go.ts'
import {
  consumeWithOldJava,
  javaRecords,
  produceWithJava,
  type JavaClientVersion,
} from '../../clients/java-clients.ts'
import { firstAddress, withCluster } from '../../kafka/with-cluster.ts'
import { sessionFile, withGateway } from '../../session/gateway.ts'
import { expectThat, type Check } from '../check.ts'
import { expectFetched, expectProduced, isXerial } from './expect-records.ts'
import { sessionBatches } from './session-records.ts'

const codecs = ['none', 'gzip', 'snappy', 'lz4']
const RECORDS = 12

const producers: readonly (readonly [JavaClientVersion, magic: number])[] = [
  ['0.8.2.2', 0],
  ['0.9.0.1', 0],
  ['0.10.2.2', 1],
]
const consumers = ['0.9.0.1', '0.10.2.2'] as const

export const oldFormatsCheck: Check = {
  name: 'old-message-formats',
  shows:
    'message sets v0 and v1 of kafka-clients 0.8.2, 0.9 and 0.10, in every codec, decode to what was sent and what came back',
  needs: ['java', 'javac', 'mvn', 'go'],
  async run() {
    return withCluster({ version: '3.9.1' }, async (cluster) =>
      withGateway({ upstream: firstAddress(cluster.bootstrap) }, async (gateway) => {
        const brokers = gateway.address
        for (const codec of codecs) {
          for (const [version] of producers) {
            const topic = `${version}-${codec}`
            await franzGoOk('1.22.2', 'create', { brokers: cluster.bootstrap, topic })
            const run = { brokers, topic, clientId: topic, codec, records: RECORDS }
            await produceWithJava(version, run)
          }
          for (const version of consumers) {
            const topic = `${version}-${codec}`
            const seen = await consumeWithOldJava(version, brokers, topic, `read-${topic}`, RECORDS)
            expectThat(seen === RECORDS, `${RECORDS} records for the consumer of ${version}`, seen)
          }
        }
        await gateway.stop()
        return compare(await sessionFile(gateway.folder))
      }),
    )
  },
}

async function compare(file: string): Promise<string> {
  const batches = await sessionBatches(file)
  const told = new Set<string>()
  for (const codec of codecs) {
    for (const [version, magic] of producers) {
      const clientId = `${version}-${codec}`
      const records = javaRecords(clientId, RECORDS)
      const used = expectProduced(batches, { clientId, codec, magic, records })
      told.add(`${version} Produce ${used} magic ${magic}`)
    }
    for (const version of consumers) {
      const topic = `${version}-${codec}`
      const fetched = expectFetched(batches, `read-${topic}`, javaRecords(topic, RECORDS))
      const magics = [...new Set(fetched.map(({ magic }) => magic))].toSorted((a, b) => a - b)
      told.add(`${version} Fetch v${fetched[0]?.apiVersion} magic ${magics.join(' and ')}`)
    }
  }
  const snappy = batches.filter(({ compression }) => compression === 'snappy')
  expectThat(snappy.length > 0 && snappy.every(isXerial), 'snappy of Java in xerial frames')
  return `${batches.length} message sets in ${codecs.length} codecs: ${[...told].join(', ')}`
}
