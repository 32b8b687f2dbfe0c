// Who is behind a connection. Three sources, surest first:
//   - the listener map of our own sessions (connection.nodeId);
//   - Metadata, DescribeCluster, FindCoordinator and the node endpoints of Produce and
//     Fetch name an address for each node; the connection goes to exactly that address;
//   - names in Metadata are host names while a capture has addresses: if one node alone
//     has the connection's port, it is taken for that node (`isSure` is false).
import type { KafkaStruct } from '@brokerscope/codec'
import type { Connection } from '@brokerscope/trace'
import type { AnalysisEvent, Exchange } from '../events.ts'
import type { FactStore } from '../facts/fact-store.ts'
import { numberOf, structsOf, textOf } from '../values.ts'
import type { Model } from './model.ts'

export interface KnownNode {
  readonly nodeId: number
  readonly isSure: boolean
}

export interface NodeAddress {
  readonly host: string
  readonly port: number
}

export class BrokersModel implements Model {
  readonly apis: readonly string[] = [
    'Metadata',
    'DescribeCluster',
    'FindCoordinator',
    'Produce',
    'Fetch',
  ]
  readonly #facts: FactStore
  readonly #addresses = new Map<number, NodeAddress>()
  readonly #nodeByAddress = new Map<string, number>()
  /** Ids of the last complete list of brokers. */
  #listed: ReadonlySet<number> = new Set()

  constructor(facts: FactStore) {
    this.#facts = facts
  }

  get listed(): ReadonlySet<number> {
    return this.#listed
  }

  on(event: AnalysisEvent): void {
    if (event.type !== 'exchange') return
    const { body } = event.response
    switch (event.apiName) {
      case 'Metadata':
      case 'DescribeCluster':
        return this.#learnList(structsOf(body, 'brokers'), event)
      case 'FindCoordinator':
        return this.#learnCoordinators(body, event)
      default:
        return this.#learnAll(structsOf(body, 'nodeEndpoints'), 'nodeEndpoints', event)
    }
  }

  addressOf(nodeId: number): NodeAddress | undefined {
    return this.#addresses.get(nodeId)
  }

  /** The node that a connection leads to, as far as is known by now. */
  nodeOf(connection: Connection): KnownNode | undefined {
    if (connection.nodeId !== undefined) return { nodeId: connection.nodeId, isSure: true }
    const { address, port } = connection.broker
    const exact = this.#nodeByAddress.get(`${address}:${port}`)
    if (exact !== undefined) return { nodeId: exact, isSure: true }
    const samePort = [...this.#addresses].filter(([, each]) => each.port === port)
    const [only] = samePort
    if (samePort.length !== 1 || only === undefined) return undefined
    return isNumeric(only[1].host) ? undefined : { nodeId: only[0], isSure: false }
  }

  /** `broker 1`, or the address where the node is not known. */
  labelOf(connection: Connection): string {
    const node = this.nodeOf(connection)
    if (node !== undefined) return `broker ${node.nodeId}`
    const { address, port } = connection.broker
    return `${address.includes(':') ? `[${address}]` : address}:${port}`
  }

  /** Groups connections to the same broker: by node, else by address. */
  keyOf(connection: Connection): string {
    const { address, port } = connection.broker
    return this.nodeOf(connection)?.nodeId.toString() ?? `${address}:${port}`
  }

  #learnList(brokers: readonly KafkaStruct[], event: Exchange): void {
    if (brokers.length === 0) return
    this.#learnAll(brokers, 'brokers', event)
    this.#listed = new Set(brokers.flatMap((each) => nodeIdOf(each) ?? []))
  }

  #learnAll(nodes: readonly KafkaStruct[], path: string, event: Exchange): void {
    for (const [index, node] of nodes.entries()) this.#learn(node, `${path}[${index}]`, event)
  }

  #learnCoordinators(body: KafkaStruct, event: Exchange): void {
    this.#learnAll(structsOf(body, 'coordinators'), 'coordinators', event)
    if ('nodeId' in body) this.#learn(body, '', event)
  }

  #learn(node: KafkaStruct, path: string, { response }: Exchange): void {
    const nodeId = nodeIdOf(node)
    const host = textOf(node, 'host')
    const port = numberOf(node, 'port')
    if (nodeId === undefined || nodeId < 0 || !host || port === undefined || port <= 0) return
    const address = `${host}:${port}`
    this.#addresses.set(nodeId, { host, port })
    this.#nodeByAddress.set(address, nodeId)
    this.#facts.note('node', `${nodeId}`, 'address', address, response.frame, path)
  }
}

function nodeIdOf(node: KafkaStruct): number | undefined {
  return numberOf(node, 'nodeId') ?? numberOf(node, 'brokerId')
}

function isNumeric(host: string): boolean {
  return /^[\d.]+$/.test(host) || host.includes(':')
}
