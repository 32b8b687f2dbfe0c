// The metrics that clients push (KIP-714), recorded on their way. A broker asks for them only where a
// plugin takes them: ours writes down what Kafka's own classes read, to compare with.
import { readFile } from 'node:fs/promises'
import {
  decodeRequestTree,
  insideField,
  type FieldNode,
  type KafkaStruct,
} from '@brokerscope/codec'
import { franzGoOk } from '../../clients/franz-go.ts'
import { produceWithJava } from '../../clients/java-clients.ts'
import { runJavaTool } from '../../clients/java-console.ts'
import { javaClasses } from '../../java/program.ts'
import { firstAddress, withCluster } from '../../kafka/with-cluster.ts'
import { captureFrames } from '../../session/frames.ts'
import { sessionFile, withGateway } from '../../session/gateway.ts'
import { expectThat, type Check } from '../check.ts'

const PUSH_TELEMETRY = 72
const version = '4.3.1'

export const telemetryCheck: Check = {
  name: 'telemetry-of-real-clients',
  shows:
    "the metrics that Java and franz-go push decode to the names and kinds that Kafka's own classes read",
  needs: ['java', 'javac', 'mvn', 'go'],
  async run() {
    const plugins = await javaClasses('telemetry', version)
    const properties = { 'metric.reporters': 'Receiver' }
    return withCluster({ version, plugins, properties }, async (cluster) =>
      withGateway({ upstream: firstAddress(cluster.bootstrap) }, async (gateway) => {
        const brokers = gateway.address
        await subscribe(cluster.bootstrap)
        await franzGoOk('1.22.2', 'create', { brokers: cluster.bootstrap, topic: 'told' })
        const run = { brokers, topic: 'told', clientId: 'java', codec: 'none', records: 5 }
        await produceWithJava(version, { ...run, stayMs: 4000 })
        await franzGoOk('1.22.2', 'produce', { brokers, topic: 'told', records: 5 })
        await gateway.stop()
        const pushes = await pushesIn(await sessionFile(gateway.folder))
        const log = await readFile(cluster.nodes[0]?.logFile ?? '', 'utf8')
        return compare(pushes, received(log))
      }),
    )
  },
}

/** All metrics of all clients, as often as Kafka allows for. */
async function subscribe(brokers: string): Promise<void> {
  const what = ['--alter', '--name', 'lab', '--metrics', 'org.apache.kafka.', '--interval', '1000']
  const tool = 'org.apache.kafka.tools.ClientMetricsCommand'
  const { code, stdout, stderr } = await runJavaTool(tool, ['--bootstrap-server', brokers, ...what])
  expectThat(code === 0, 'a subscription to client metrics', stdout + stderr)
}

interface Push {
  readonly clientId: string
  readonly title: string
  /** `org.apache.kafka.producer.record.send.total=SUM`, in order. */
  readonly metrics: readonly string[]
}

async function pushesIn(file: string): Promise<readonly Push[]> {
  const { frames } = await captureFrames(file)
  return frames
    .filter(({ apiKey, kind }) => apiKey === PUSH_TELEMETRY && kind === 'request')
    .map(({ bytes, number }) => {
      const tree = decodeRequestTree(bytes)
      const field = named(tree.nodes, 'metrics')
      const inside = field && insideField(bytes, tree, field)
      expectThat(inside?.status === 'ok', `telemetry in frame ${number}`, inside?.error?.message)
      const { clientId } = tree.header
      return {
        clientId: typeof clientId === 'string' ? clientId : '',
        title: inside.title,
        metrics: metricsOf(inside.struct),
      }
    })
}

function named(nodes: readonly FieldNode[], name: string): FieldNode | undefined {
  return nodes
    .find(({ name: body }) => body === 'body')
    ?.children?.find((node) => node.name === name)
}

function metricsOf(metricsData: KafkaStruct): readonly string[] {
  return listIn(metricsData, 'resourceMetrics')
    .flatMap((resource) => listIn(resource, 'scopeMetrics'))
    .flatMap((scope) => listIn(scope, 'metrics'))
    .map((metric) => {
      const { name } = metric
      return `${typeof name === 'string' ? name : ''}=${kindOf(metric)}`
    })
}

function listIn(struct: KafkaStruct, field: string): readonly KafkaStruct[] {
  return (struct[field] ?? []) as KafkaStruct[]
}

const kinds = {
  gauge: 'GAUGE',
  sum: 'SUM',
  histogram: 'HISTOGRAM',
  exponentialHistogram: 'EXPONENTIAL_HISTOGRAM',
  summary: 'SUMMARY',
} as const

function kindOf(metric: KafkaStruct): string {
  return Object.entries(kinds).find(([field]) => field in metric)?.[1] ?? 'DATA_NOT_SET'
}

/** What the plugin wrote, a list a push. */
function received(log: string): readonly string[] {
  return [...log.matchAll(/^telemetry \S+(.*)$/gm)].map(([, metrics = '']) => metrics.trim())
}

function compare(pushes: readonly Push[], told: readonly string[]): string {
  const ours = pushes.map(({ metrics }) => metrics.join(' '))
  for (const client of ['java', 'franz-go']) {
    const count = pushes.filter(
      ({ clientId, metrics }) => clientId === client && metrics.length > 0,
    )
    expectThat(
      count.length > 0,
      `metrics of ${client}`,
      pushes.map(({ clientId }) => clientId),
    )
  }
  expectThat(
    ours.toSorted().join('\n') === told.toSorted().join('\n'),
    "Kafka's classes to read the same metrics",
    { ours: ours.length, theirs: told.length },
  )
  const metrics = pushes.reduce((sum, push) => sum + push.metrics.length, 0)
  const titles = [...new Set(pushes.map(({ title }) => title))].join(', ')
  return `${metrics} metrics in ${pushes.length} pushes: ${titles}`
}
