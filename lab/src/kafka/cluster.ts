// A real Kafka: one JVM a node, formatted by kafka.tools.StorageTool and run by kafka.Kafka from the
// jars of Maven Central. Startup ends when every node answers and knows all the others. Ports are
// chosen at the start; data and logs lie in .work/clusters/<name>, which stop() removes (logs stay in
// .work/logs/<name> for whoever wants to know what the broker thought).
import type { ChildProcess } from 'node:child_process'
import { rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { labConfig, work } from '../paths.ts'
import { need } from '../prerequisites.ts'
import { atEnd, runOk, start, stop } from '../process.ts'
import { until } from '../wait.ts'
import { makeCertificates, type TlsFiles } from './certificates.ts'
import { kafkaJars, type KafkaVersion } from './jars.ts'
import { cleanLeftovers, clustersFolder, writeOwner } from './leftovers.ts'
import { freePorts } from './ports.ts'
import { brokersKnownBy } from './probe.ts'
import { scramUser, serverProperties, type NodePorts } from './properties.ts'

export interface ClusterOptions {
  readonly version?: KafkaVersion
  readonly nodes?: 1 | 3
  /** Finalized levels, such as `{ 'transaction.version': 0 }`; what is not named gets the release's default. */
  readonly features?: Readonly<Record<string, number>>
  readonly sasl?: boolean
  readonly tls?: boolean
  /** More lines of server.properties. */
  readonly properties?: Readonly<Record<string, string>>
}

export interface BrokerNode {
  readonly nodeId: number
  readonly ports: NodePorts
  readonly process: ChildProcess
}

export interface Cluster {
  readonly version: KafkaVersion
  readonly nodes: readonly BrokerNode[]
  /** `127.0.0.1:port,...` of the PLAINTEXT listeners. */
  readonly bootstrap: string
  readonly saslBootstrap: string
  readonly tlsBootstrap: string
  readonly tls: TlsFiles | undefined
  readonly jars: string
  readonly folder: string
  readonly logs: string
  stop(): Promise<void>
}

/** Kafka wants 16 bytes in base64url here; these are readable ones. */
const clusterId = 'BrokerscopeLabCluster1'

const java = ['-Xmx256m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto']
let started = 0

export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const { version = '4.3.1', nodes: count = 1, features = {}, sasl = false } = options
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

  const ports = await nodePorts(count)
  const flags = Object.entries(features).flatMap(([feature, level]) => [
    '--feature',
    `${feature}=${level}`,
  ])
  if (sasl)
    flags.push(
      '--add-scram',
      `SCRAM-SHA-256=[name=${scramUser.name},password=${scramUser.password}]`,
    )
  const nodes: BrokerNode[] = []
  for (const [index, own] of ports.entries()) {
    const nodeId = index + 1
    const properties = join(folder, `node-${nodeId}.properties`)
    const dataFolder = join(folder, `node-${nodeId}`)
    const extra = options.properties ?? {}
    await writeFile(properties, serverProperties({ nodeId, ports, dataFolder, sasl, tls, extra }))
    await runOk('java', [
      ...java,
      ...classpath(jars),
      'kafka.tools.StorageTool',
      'format',
      '-t',
      clusterId,
      '-c',
      properties,
      ...flags,
    ])
    const logFile = join(logs, `node-${nodeId}.log`)
    const child = start(
      'java',
      [...java, ...logging(version), ...classpath(jars), 'kafka.Kafka', properties],
      { logFile },
    )
    nodes.push({ nodeId, ports: own, process: child })
    await writeOwner(
      folder,
      nodes.flatMap((node) => node.process.pid ?? []),
    )
  }
  await Promise.all(nodes.map((node) => ready(node, count, logs)))

  const addresses = (of: keyof NodePorts): string =>
    nodes.map((node) => `127.0.0.1:${node.ports[of]}`).join(',')
  return {
    version,
    nodes,
    bootstrap: addresses('plaintext'),
    saslBootstrap: addresses('sasl'),
    tlsBootstrap: addresses('tls'),
    tls,
    jars,
    folder,
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

async function ready(node: BrokerNode, count: number, logs: string): Promise<void> {
  await until(
    `node ${node.nodeId} of Kafka to answer (its log: ${join(logs, `node-${node.nodeId}.log`)})`,
    async () => {
      if (node.process.exitCode !== null)
        throw new Error(`The broker ended with ${node.process.exitCode}`)
      const known = await brokersKnownBy('127.0.0.1', node.ports.plaintext)
      return known === count ? known : undefined
    },
  )
}

function classpath(jars: string): readonly string[] {
  return ['-cp', `${jars}/*`]
}

function logging(version: KafkaVersion): readonly string[] {
  if (version.startsWith('3.'))
    return [`-Dlog4j.configuration=file:${join(labConfig, 'log4j.properties')}`]
  return [`-Dlog4j2.configurationFile=${join(labConfig, 'log4j2.properties')}`]
}
