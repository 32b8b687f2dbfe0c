// A real Kafka cluster: one JVM a node, from the jars of Maven Central. Startup ends when every node
// answers and knows all the others. Ports are chosen at the start; data lies in
// .work/clusters/<name>, which stop() removes. Logs stay in .work/logs/<name> for whoever wants to
// know what the broker thought.
import { rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { work } from '../paths.ts'
import { need } from '../prerequisites.ts'
import { atEnd, stop } from '../process.ts'
import { makeCertificates, type TlsFiles } from './certificates.ts'
import { kafkaJars, type KafkaVersion } from './jars.ts'
import { cleanLeftovers, clustersFolder, writeOwner } from './leftovers.ts'
import { formatNode, modestJvm, startNode, untilReady, type BrokerNode } from './node.ts'
import { freePorts } from './ports.ts'
import { serverProperties, type HopListener, type NodePorts } from './properties.ts'

export interface ClusterOptions {
  readonly version?: KafkaVersion
  readonly nodes?: 1 | 3
  /** Finalized levels, such as `{ 'transaction.version': 0 }`; what is not named gets the release's default. */
  readonly features?: Readonly<Record<string, number>>
  readonly sasl?: boolean
  readonly tls?: boolean
  /** Only with one node. */
  readonly hops?: readonly HopListener[]
  /** Arguments of the brokers' JVM instead of the modest ones. */
  readonly jvm?: readonly string[]
  /** More lines of server.properties. */
  readonly properties?: Readonly<Record<string, string>>
  /** Folder of classes that the brokers shall find, such as a metrics reporter. */
  readonly plugins?: string
}

export interface Cluster {
  readonly version: KafkaVersion
  readonly nodes: readonly BrokerNode[]
  /** `127.0.0.1:port,...` of the PLAINTEXT listeners. */
  readonly bootstrap: string
  readonly saslBootstrap: string
  readonly tlsBootstrap: string
  readonly tls: TlsFiles | undefined
  readonly logs: string
  stop(): Promise<void>
}

let started = 0

export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const { version = '4.3.1', nodes: count = 1, features = {}, sasl = false } = options
  const { hops = [], jvm = modestJvm, properties: extra = {}, plugins } = options
  await need('java')
  await cleanLeftovers()
  const jars = await kafkaJars(version)
  const name = `${process.pid}-${(started += 1)}`
  const folder = join(clustersFolder, name)
  const logs = join(work, 'logs', name)
  await Promise.all([mkdir(folder, { recursive: true }), mkdir(logs, { recursive: true })])
  await writeOwner(folder, [])
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  const forget = atEnd(removeFolder)
  const tls = options.tls === true ? await makeCertificates(folder) : undefined

  const allPorts = await nodePorts(count)
  const nodes: BrokerNode[] = []
  for (const [index, ports] of allPorts.entries()) {
    const nodeId = index + 1
    const properties = join(folder, `node-${nodeId}.properties`)
    const dataFolder = join(folder, `node-${nodeId}`)
    const settings = { nodeId, ports: allPorts, dataFolder, sasl, tls, hops, extra }
    await writeFile(properties, serverProperties(settings))
    await formatNode({ jars, properties, features, scram: sasl })
    nodes.push(startNode({ nodeId, ports, version, jars, properties, logs, jvm, plugins }))
    const running = nodes.flatMap((node) => node.process.pid ?? [])
    await writeOwner(folder, running)
  }
  await Promise.all(nodes.map((node) => untilReady(node, count)))

  const addresses = (of: keyof NodePorts): string =>
    nodes.map((node) => `127.0.0.1:${node.ports[of]}`).join(',')
  return {
    version,
    nodes,
    bootstrap: addresses('plaintext'),
    saslBootstrap: addresses('sasl'),
    tlsBootstrap: addresses('tls'),
    tls,
    logs,
    async stop() {
      // No data is kept, so there is nothing to shut down in order.
      await Promise.all(nodes.map((node) => stop(node.process, 'SIGKILL')))
      removeFolder()
      forget()
    },
  }
}

async function nodePorts(count: number): Promise<readonly NodePorts[]> {
  const free = await freePorts(count * 5)
  return Array.from({ length: count }, (_, index) => {
    const [plaintext = 0, internal = 0, controller = 0, sasl = 0, tls = 0] = free.slice(index * 5)
    return { plaintext, internal, controller, sasl, tls }
  })
}
