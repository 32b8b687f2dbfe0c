// A leader moves while large Fetch answers stream. From v16 on an answer with NOT_LEADER_OR_FOLLOWER
// names the new leader's address at its very end, behind all records, after its size has been sent:
// the one place where the gateway cannot rewrite (design: the tag gets an unused number). Partition 0
// stays on node 1 and fills the answers; partition 1 walks to and fro, so that an answer of node 1
// with megabytes of partition 0 says of partition 1 that it has gone.
//
// Shown for Java, franz-go and librdkafka: each gets every record, and all of it through the gateway:
// an address that slipped through would lead a client past it, and bytes would be missing here.
import { randomUUID } from 'node:crypto'
import { apiNamed, decodeResponse, type KafkaStruct } from '@brokerscope/codec'
import { franzGoOk, runFranzGo } from '../../clients/franz-go.ts'
import { consumeWithJava } from '../../clients/java-console.ts'
import { consumeWithKcat } from '../../clients/kcat.ts'
import type { Cluster } from '../../kafka/cluster.ts'
import { firstAddress, withCluster } from '../../kafka/with-cluster.ts'
import { brokerPort, captureFrames, isDropped, type KeyedFrame } from '../../session/frames.ts'
import { sessionFile, withGateway, type Gateway } from '../../session/gateway.ts'
import { expectThat, type Check } from '../check.ts'

const topic = 'moving'
const size = 1_000_000
const recordsPerPartition = 80
const records = 2 * recordsPerPartition
/** Above this the gateway streams a Fetch answer instead of holding it. */
const streamed = 1024 * 1024
const fetchKey = apiNamed('Fetch')?.apiKey
const limits = { 'max.partition.fetch.bytes': '8000000', 'fetch.max.bytes': '16000000' }

interface Consumer {
  readonly name: string
  /** Resolves with the number of records that it got. */
  readonly consume: (brokers: string) => Promise<number>
  /** Whether it speaks a Fetch version that can name new leaders. */
  readonly knowsEndpoints: boolean
}

const consumers: readonly Consumer[] = [
  {
    name: 'Java 4.3.1',
    knowsEndpoints: true,
    // A group of its own each time: what an earlier round committed would not be read again.
    consume: async (brokers) => {
      const properties = { ...limits, 'group.id': `moving-${randomUUID()}` }
      return (await consumeWithJava(brokers, topic, records, properties)).records
    },
  },
  {
    name: 'franz-go 1.22.2',
    knowsEndpoints: true,
    async consume(brokers) {
      const flags = { brokers, topic, records, 'fetch-bytes': 8_000_000, timeout: '60s' }
      const { lines } = await runFranzGo('1.22.2', 'consume', flags)
      return Number(lines.find(({ event }) => event === 'consumed all')?.['records'] ?? 0)
    },
  },
  {
    name: 'librdkafka',
    knowsEndpoints: false,
    consume: async (brokers) => (await consumeWithKcat(brokers, topic, records, limits)).records,
  },
]

/** The moment has to be met; a consumer that finished too quickly tries again. */
const mostRounds = 6

export const leaderMoveCheck: Check = {
  name: 'leader-move',
  shows:
    'Java, franz-go and librdkafka read everything through the gateway while a leader moves under large Fetch answers',
  needs: ['java', 'mvn', 'go', 'kcat'],
  run: () =>
    withCluster({ nodes: 3 }, async (cluster) => {
      await fill(cluster)
      const told: string[] = []
      for (const consumer of consumers) told.push(await checkConsumer(cluster, consumer))
      return told.join('; ')
    }),
}

async function fill(cluster: Cluster): Promise<void> {
  const target = { brokers: cluster.bootstrap, topic }
  await franzGoOk('1.22.2', 'create', { ...target, partitions: 2, replicas: 3 })
  for (const partition of [0, 1]) {
    await moveTo(cluster, partition, 1)
    await franzGoOk('1.22.2', 'produce', {
      ...target,
      partition,
      size,
      records: recordsPerPartition,
      'batch-bytes': 2_000_000,
    })
  }
}

async function checkConsumer(cluster: Cluster, consumer: Consumer): Promise<string> {
  for (let round = 1; round <= mostRounds; round += 1) {
    const seen = await withGateway(
      { upstream: firstAddress(cluster.bootstrap) },
      async (gateway) => {
        const moves = await consumeWhileMoving(cluster, gateway, consumer)
        await gateway.stop()
        return {
          moves,
          ...checkSession(await captureFrames(await sessionFile(gateway.folder)), consumer),
        }
      },
    )
    if (consumer.knowsEndpoints && seen.renumbered === 0) continue
    const { moves, large, renumbered, broken } = seen
    const lost = broken === 0 ? '' : `, ${broken} bytes in frames not whole`
    return `${consumer.name}: ${moves} moves, ${large} large answers, ${renumbered} with an address taken out${lost}`
  }
  throw new Error(`No large answer to ${consumer.name} named a new leader in ${mostRounds} rounds`)
}

async function consumeWhileMoving(
  cluster: Cluster,
  gateway: Gateway,
  consumer: Consumer,
): Promise<number> {
  await moveTo(cluster, 1, 1)
  const consumption = { ended: false }
  const consuming = consumer.consume(gateway.address).finally(() => {
    consumption.ended = true
  })
  let moves = 0
  while (!consumption.ended) {
    moves += 1
    await moveTo(cluster, 1, 1 + (moves % 3))
  }
  const got = await consuming
  expectThat(got === records, `${consumer.name} to get ${records} records`, got)
  return moves
}

function moveTo(cluster: Cluster, partition: number, leader: number): Promise<unknown> {
  return franzGoOk('1.22.2', 'move', {
    brokers: cluster.bootstrap,
    topic,
    partition,
    leader,
    replicas: 3,
  })
}

function checkSession(
  session: Awaited<ReturnType<typeof captureFrames>>,
  consumer: Consumer,
): { large: number; renumbered: number; broken: number } {
  // Under such a load the capture may drop bytes rather than slow the traffic; it says how many.
  const untold = session.troubles.filter((trouble) => !isDropped(trouble))
  expectThat(untold.length === 0, 'no trouble but dropped bytes', untold)
  const answers = session.frames.filter(
    ({ apiKey, kind }) => apiKey === fetchKey && kind === 'response',
  )
  const whole = answers.reduce((sum, answer) => sum + answer.bytes.length, 0)
  const bytes = whole + session.brokenBytes
  expectThat(
    bytes >= records * size,
    `${consumer.name} to have fetched all through the gateway`,
    bytes,
  )
  const listeners = new Set(session.frames.map(brokerPort))
  for (const answer of answers) {
    for (const endpoint of endpointsOf(answer)) {
      expectThat(
        listeners.has(Number(endpoint['port'])),
        'only addresses of the gateway in Fetch answers',
        endpoint['port'],
      )
    }
  }
  const large = answers.filter((answer) => answer.bytes.length > streamed)
  const renumbered = large.filter(({ splices }) => splices > 0).length
  return { large: large.length, renumbered, broken: session.brokenBytes }
}

function endpointsOf({ bytes, apiKey, apiVersion }: KeyedFrame): readonly KafkaStruct[] {
  const { body } = decodeResponse(bytes, apiKey, apiVersion)
  return (body['nodeEndpoints'] ?? []) as KafkaStruct[]
}
