// KIP-951: a broker that refuses a Produce or Fetch as not the leader (6) names the leader and
// its address in the same answer. A proxy or router that writes the address of another place there
// than Metadata has for that node sends the client to and fro (B04): the claim needs the
// contradiction twice for a partition, as an address may change once.
import type { Exchange } from '../../events.ts'
import { eachPartition } from '../../models/each-partition.ts'
import type { Models } from '../../models/models.ts'
import { putNewest } from '../../bounded.ts'
import { numberOf, structOf, structsOf, textOf } from '../../values.ts'
import { at, type Claim, type Evidence, type Rule } from '../rule.ts'
import { clientText } from '../wording.ts'
import { text } from './leader-endpoint-contradiction.text.ts'

const NOT_LEADER_OR_FOLLOWER = 6
const MAX_NODES = 10_000
const MAX_PARTITIONS = 50_000

interface Address {
  readonly address: string
  readonly evidence: Evidence
}

export const leaderEndpointContradiction: Rule = {
  id: 'leader-endpoint-contradiction',
  severity: 'error',
  sources: ['KIP-951', 'AutoMQ/automq pull request 3547', 'AutoMQ/automq pull request 3548'],
  apis: ['Metadata', 'Produce', 'Fetch'],
  text,
  start() {
    const told = new Map<number, Address>()
    const seen = new Map<string, Evidence>()
    return {
      on(event, models) {
        if (event.type !== 'exchange') return undefined
        if (event.apiName === 'Metadata') learn(event, told)
        else return judge(event, models, told, seen)
        return undefined
      },
    }
  },
}

function learn({ response }: Exchange, told: Map<number, Address>): void {
  for (const [node, address] of addressesIn(response, 'brokers')) {
    putNewest(told, node, address, MAX_NODES)
  }
}

function* judge(
  { response, connection, apiName }: Exchange,
  models: Models,
  told: ReadonlyMap<number, Address>,
  seen: Map<string, Evidence>,
): Iterable<Claim> {
  if (response.info.errors.every(({ code }) => code !== NOT_LEADER_OR_FOLLOWER)) return
  const endpoints = addressesIn(response, 'nodeEndpoints')
  const list = apiName === 'Produce' ? 'partitionResponses' : 'partitions'
  for (const each of eachPartition(response.body, 'responses', list, models.topics)) {
    const leader = structOf(each.partition, 'currentLeader')
    const node = leader === undefined ? undefined : numberOf(leader, 'leaderId')
    if (node === undefined || each.partition['errorCode'] !== NOT_LEADER_OR_FOLLOWER) continue
    const [endpoint, known] = [endpoints.get(node), told.get(node)]
    if (endpoint === undefined || known === undefined) continue
    if (endpoint.address === known.address) continue
    const before = seen.get(each.key)
    putNewest(seen, each.key, at(response, `${each.path}.currentLeader`), MAX_PARTITIONS)
    if (before === undefined) continue
    yield {
      subject: `broker ${node}`,
      severity: 'error',
      confidence: 'likely',
      parameters: {
        client: clientText(models, connection),
        broker: models.brokers.labelOf(connection),
        api: apiName,
        partition: each.key,
        node,
        endpoint: endpoint.address,
        known: known.address,
      },
      evidence: [endpoint.evidence, known.evidence, before],
      connections: [connection.id],
    }
  }
}

function addressesIn(message: Exchange['response'], field: string): Map<number, Address> {
  const entries = structsOf(message.body, field).map((each, index): [number, Address] => [
    numberOf(each, 'nodeId') ?? -1,
    {
      address: `${textOf(each, 'host') ?? ''}:${numberOf(each, 'port') ?? -1}`,
      evidence: at(message, `${field}[${index}]`),
    },
  ])
  return new Map(entries)
}
