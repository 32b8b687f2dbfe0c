// A client that others wrote, through the proxy: what was rewritten has to make sense to it.
import { Producer, stringSerializers } from '@platformatic/kafka'
import { apis, decodeRequest, type KafkaStruct } from '@brokerscope/codec'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { API_VERSIONS, METADATA, response } from './fakes/frames.ts'
import { type ScriptedBroker, scriptedBroker } from './fakes/scripted-broker.ts'
import { Workbench } from './fakes/workbench.ts'

const PRODUCE = 0
const TOPIC_ID = 'AAAAAAAAAAAAAAAAAAAAKg'
let bench: Workbench

beforeEach(async () => {
  bench = new Workbench()
  await bench.open()
})

afterEach(() => bench.close())

it('produces with @platformatic/kafka, which finds the leader behind its listener', async () => {
  const broker = await cluster()
  const capture = await bench.capture(broker.port)
  const bootstrap = capture.listeners()[0]?.listen.port ?? 0
  const producer = new Producer({
    clientId: 'platformatic',
    bootstrapBrokers: [`127.0.0.1:${bootstrap}`],
    serializers: stringSerializers,
    autocreateTopics: false,
  })

  const { offsets } = await producer.send({
    messages: [{ topic: 'orders', key: 'k', value: 'v' }],
    acks: 1,
  })
  await producer.close()
  await capture.stop()

  expect(offsets).toMatchObject([{ topic: 'orders', partition: 0, offset: 42n }])
  const frames = await bench.frames(capture)
  const produced = frames.find(
    ({ bytes, direction }) => direction === 'request' && decodeRequest(bytes).apiKey === PRODUCE,
  )
  expect(produced?.connection.nodeId).toBe(1)
  expect(produced?.connection.broker.port).toBe(capture.listeners()[1]?.listen.port)
})

async function cluster(): Promise<ScriptedBroker> {
  const answers: Record<number, () => KafkaStruct> = {
    [API_VERSIONS]: () => ({ errorCode: 0, apiKeys: versions() }),
    [METADATA]: () => ({
      brokers: [{ nodeId: 1, host: 'localhost', port: broker.port, rack: null }],
      clusterId: 'c',
      controllerId: 1,
      topics: [{ errorCode: 0, name: 'orders', topicId: TOPIC_ID, partitions: [partition] }],
    }),
    [PRODUCE]: () => ({
      responses: [
        {
          name: 'orders',
          topicId: TOPIC_ID,
          partitionResponses: [{ index: 0, errorCode: 0, baseOffset: 42n }],
        },
      ],
    }),
  }
  const broker: ScriptedBroker = await scriptedBroker(({ apiKey, apiVersion, correlationId }) =>
    response(apiKey, apiVersion, correlationId, answers[apiKey]?.() ?? { errorCode: 0 }),
  )
  bench.later(() => broker.close())
  return broker
}

const partition = {
  errorCode: 0,
  partitionIndex: 0,
  leaderId: 1,
  leaderEpoch: 3,
  replicaNodes: [1],
  isrNodes: [1],
  offlineReplicas: [],
}

function versions(): KafkaStruct[] {
  return apis.map(({ apiKey, request }) => {
    const [minVersion, maxVersion] = request.versions
    return { apiKey, minVersion, maxVersion }
  })
}
