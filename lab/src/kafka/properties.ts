// The server.properties of one node. Four kinds of listener, so that what clients say can be
// recorded, proxied and secured without touching what brokers say to each other:
//
//   PLAINTEXT   clients; what the gateway is put in front of
//   SASL, TLS   clients, where asked for
//   INTERNAL    broker to broker
//   CONTROLLER  the quorum; every node is broker and controller
import type { TlsFiles } from './certificates.ts'

export interface NodePorts {
  readonly plaintext: number
  readonly internal: number
  readonly controller: number
  readonly sasl: number
  readonly tls: number
}

/** A further plaintext listener that names another port to clients: that of a hop in front of it. */
export interface HopListener {
  /** Upper case, as Kafka wants it. */
  readonly name: string
  readonly port: number
  readonly advertisedPort: number
}

export interface NodeSettings {
  readonly nodeId: number
  /** Of all nodes, in the order of their ids, which begin with 1. */
  readonly ports: readonly NodePorts[]
  readonly dataFolder: string
  readonly sasl: boolean
  readonly tls: TlsFiles | undefined
  readonly hops: readonly HopListener[]
  readonly extra: Readonly<Record<string, string>>
}

/** Users of the SASL listener. SCRAM users are written when the node is formatted. Test values. */
export const plainUser = { name: 'alice', password: 'alice-secret' } as const
export const scramUser = { name: 'bob', password: 'bob-secret' } as const

export function serverProperties(settings: NodeSettings): string {
  const { nodeId, ports, dataFolder, sasl, tls, hops, extra } = settings
  const own = ports[nodeId - 1]
  if (own === undefined) throw new Error(`Node ${nodeId} has no ports`)
  const clients = [`PLAINTEXT://127.0.0.1:${own.plaintext}`, `INTERNAL://127.0.0.1:${own.internal}`]
  if (sasl) clients.push(`SASL://127.0.0.1:${own.sasl}`)
  if (tls !== undefined) clients.push(`TLS://127.0.0.1:${own.tls}`)
  const listeners = [...clients, ...hops.map(({ name, port }) => `${name}://127.0.0.1:${port}`)]
  const advertised = [
    ...clients,
    ...hops.map(({ name, advertisedPort }) => `${name}://127.0.0.1:${advertisedPort}`),
  ]
  const protocols = hops.map(({ name }) => `,${name}:PLAINTEXT`).join('')
  const replicas = String(Math.min(3, ports.length))

  return toText({
    'process.roles': 'broker,controller',
    'node.id': String(nodeId),
    'controller.quorum.voters': ports
      .map((node, index) => `${index + 1}@127.0.0.1:${node.controller}`)
      .join(','),
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'INTERNAL',
    listeners: [...listeners, `CONTROLLER://127.0.0.1:${own.controller}`].join(','),
    'advertised.listeners': advertised.join(','),
    'listener.security.protocol.map': `PLAINTEXT:PLAINTEXT,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL:SASL_PLAINTEXT,TLS:SSL${protocols}`,
    'log.dirs': dataFolder,
    'num.partitions': '1',
    'default.replication.factor': replicas,
    'min.insync.replicas': '1',
    'group.initial.rebalance.delay.ms': '0',
    'offsets.topic.num.partitions': '12',
    'offsets.topic.replication.factor': replicas,
    'transaction.state.log.num.partitions': '50', // Kafka's default: coordinator and leader usually differ
    'transaction.state.log.replication.factor': replicas,
    'transaction.state.log.min.isr': '1',
    'share.coordinator.state.topic.num.partitions': '3',
    'share.coordinator.state.topic.replication.factor': replicas,
    'share.coordinator.state.topic.min.isr': '1',
    'message.max.bytes': '110000000', // messages of 10 and 100 MB are part of the checks
    'replica.fetch.max.bytes': '110000000',
    'socket.request.max.bytes': '120000000',
    'num.network.threads': '2',
    'num.io.threads': '4',
    'log.cleaner.dedupe.buffer.size': '8388608', // the default takes 128 MB of the heap
    ...(sasl ? saslProperties() : {}),
    ...(tls === undefined ? {} : tlsProperties(tls)),
    ...extra,
  })
}

function saslProperties(): Record<string, string> {
  const module = 'org.apache.kafka.common.security'
  const { name, password } = plainUser
  return {
    'listener.name.sasl.sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-256',
    'listener.name.sasl.plain.sasl.jaas.config': `${module}.plain.PlainLoginModule required user_${name}="${password}";`,
    'listener.name.sasl.scram-sha-256.sasl.jaas.config': `${module}.scram.ScramLoginModule required;`,
  }
}

function tlsProperties(tls: TlsFiles): Record<string, string> {
  return {
    'listener.name.tls.ssl.keystore.type': 'PEM',
    'listener.name.tls.ssl.keystore.location': tls.keyAndCertificate,
    'listener.name.tls.ssl.client.auth': 'none',
  }
}

function toText(properties: Readonly<Record<string, string>>): string {
  return Object.entries(properties)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('')
}
