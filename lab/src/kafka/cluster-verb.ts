import { parseArgs } from 'node:util'
import { startCluster, type ClusterOptions } from './cluster.ts'
import { kafkaVersions, type KafkaVersion } from './jars.ts'

/** Starts a cluster, prints where it is as one JSON line, and keeps it until the process is interrupted. */
export async function clusterVerb(args: readonly string[]): Promise<number> {
  const cluster = await startCluster(clusterOptions(args))
  const { bootstrap, saslBootstrap, tlsBootstrap, tls, logs, version } = cluster
  console.log(
    JSON.stringify({ version, bootstrap, saslBootstrap, tlsBootstrap, ca: tls?.ca, logs }),
  )
  const down = cluster.nodes.map(async (node) => {
    await new Promise((resolve) => node.process.once('exit', resolve))
    console.error(`Node ${node.nodeId} has ended; its log is in ${logs}`)
  })
  await Promise.race(down)
  await cluster.stop()
  return 1
}

function clusterOptions(args: readonly string[]): ClusterOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kafka: { type: 'string', default: '4.3.1' },
      nodes: { type: 'string', default: '1' },
      'transaction-version': { type: 'string' },
      feature: { type: 'string', multiple: true, default: [] },
      property: { type: 'string', multiple: true, default: [] },
      sasl: { type: 'boolean', default: false },
      tls: { type: 'boolean', default: false },
    },
  })
  const level = values['transaction-version']
  const features =
    level === undefined ? values.feature : [...values.feature, `transaction.version=${level}`]
  return {
    version: knownVersion(values.kafka),
    nodes: values.nodes === '3' ? 3 : 1,
    features: Object.fromEntries(features.map(pair).map(([key, value]) => [key, Number(value)])),
    properties: Object.fromEntries(values.property.map(pair)),
    sasl: values.sasl,
    tls: values.tls,
  }
}

function knownVersion(text: string): KafkaVersion {
  const version = kafkaVersions.find((known) => known === text)
  if (version === undefined)
    throw new Error(`The lab has no Kafka ${text}; it knows ${kafkaVersions.join(', ')}`)
  return version
}

function pair(text: string): [string, string] {
  const at = text.indexOf('=')
  if (at < 1) throw new Error(`Expected name=value, found ${text}`)
  return [text.slice(0, at), text.slice(at + 1)]
}
