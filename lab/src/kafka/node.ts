// One broker as a JVM: formatted by kafka.tools.StorageTool, run by kafka.Kafka.
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { labConfig } from '../paths.ts'
import { runOk, start } from '../process.ts'
import { GiveUp, until } from '../wait.ts'
import type { KafkaVersion } from './jars.ts'
import { brokersKnownBy } from './probe.ts'
import { scramUser, type NodePorts } from './properties.ts'

export interface BrokerNode {
  readonly nodeId: number
  readonly ports: NodePorts
  readonly process: ChildProcess
  readonly logFile: string
}

/** Enough for every check, and small enough for three of them on a laptop. */
export const modestJvm: readonly string[] = [
  '-Xmx256m',
  '-XX:TieredStopAtLevel=1',
  '-XX:+UseSerialGC',
  '-Xshare:auto',
]

/** Kafka wants 16 bytes in base64url here; these are readable ones. */
const clusterId = 'BrokerscopeLabCluster1'

export interface FormatOptions {
  readonly jars: string
  readonly properties: string
  readonly features: Readonly<Record<string, number>>
  readonly scram: boolean
}

export async function formatNode(options: FormatOptions): Promise<void> {
  const { jars, properties, features, scram } = options
  const levels = Object.entries(features).map(([feature, level]) => `${feature}=${level}`)
  const flags = levels.flatMap((level) => ['--feature', level])
  if (scram) {
    const { name, password } = scramUser
    flags.push('--add-scram', `SCRAM-SHA-256=[name=${name},password=${password}]`)
  }
  const tool = ['-cp', `${jars}/*`, 'kafka.tools.StorageTool', 'format']
  await runOk('java', [...modestJvm, ...tool, '-t', clusterId, '-c', properties, ...flags])
}

export interface StartNodeOptions {
  readonly nodeId: number
  readonly ports: NodePorts
  readonly version: KafkaVersion
  readonly jars: string
  readonly properties: string
  readonly logs: string
  readonly jvm: readonly string[]
  /** Folder of classes that the broker shall find. */
  readonly plugins: string | undefined
}

export function startNode(options: StartNodeOptions): BrokerNode {
  const { nodeId, ports, version, jars, properties, logs, jvm, plugins } = options
  const logFile = join(logs, `node-${nodeId}.log`)
  const classPath = plugins === undefined ? `${jars}/*` : `${jars}/*:${plugins}`
  const main = ['-cp', classPath, 'kafka.Kafka', properties]
  const child = start('java', [...jvm, logging(version), ...main], { logFile })
  return { nodeId, ports, process: child, logFile }
}

/** Resolves when the node answers and knows `count` brokers. */
export async function untilReady(node: BrokerNode, count: number): Promise<void> {
  await until(`node ${node.nodeId} of Kafka to answer (its log: ${node.logFile})`, async () => {
    if (node.process.exitCode !== null) {
      throw new GiveUp(
        `Node ${node.nodeId} ended with ${node.process.exitCode}; its log: ${node.logFile}`,
      )
    }
    const known = await brokersKnownBy('127.0.0.1', node.ports.plaintext)
    return known === count ? known : undefined
  })
}

function logging(version: KafkaVersion): string {
  if (version.startsWith('3.')) {
    return `-Dlog4j.configuration=file:${join(labConfig, 'log4j.properties')}`
  }
  return `-Dlog4j2.configurationFile=${join(labConfig, 'log4j2.properties')}`
}
