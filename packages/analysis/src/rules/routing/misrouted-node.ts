// A load balancer, proxy or port mapping that leads the address of one node to another.
// Metadata (or FindCoordinator) names node N, the client goes to N's address and is told
// "not me" (6, 16); it asks again, N is named again, and again "not me". A moving leader
// looks the same for a moment, so that the claim needs several such rounds over seconds.
// With Kafka 4.4 the broker says it outright: ApiVersions v5 is answered 129.
import { putNewest } from '../../bounded.ts'
import type { Exchange } from '../../events.ts'
import { eachPartition } from '../../models/each-partition.ts'
import type { Models } from '../../models/models.ts'
import type { Said } from '../../models/model.ts'
import { numberOf, textOf } from '../../values.ts'
import { at, type Claim, type Evidence, type Rule } from '../rule.ts'
import { capital, durationText, errorText, where } from '../wording.ts'
import { text } from './misrouted-node.text.ts'

const NOT_LEADER = 6
const NOT_COORDINATOR = 16
const REBOOTSTRAP_REQUIRED = 129
/** Our choice: more than Kafka's metadata needs to spread after a leader has moved. */
const ROUNDS = 4
const LASTING_NS = 3_000_000_000n
const MAX_WATCHED = 10_000

interface Contradiction {
  /** The node that is named; when another one is named in between, the leader moves. */
  readonly node: number
  readonly first: Exchange
  rounds: number
  /** When N was named last; a round counts only if it was named again. */
  namedNs: bigint
}

export const misroutedNode: Rule = {
  id: 'misrouted-node',
  severity: 'error',
  sources: ['KIP-1242', 'librdkafka issue 3277', 'grepplabs/kafka-proxy issue 31'],
  text,
  start() {
    const watched = new Map<string, Contradiction>()
    return {
      on: (event, models) =>
        event.type === 'exchange' ? judge(event, models, watched) : undefined,
    }
  },
}

function* judge(
  exchange: Exchange,
  models: Models,
  watched: Map<string, Contradiction>,
): Iterable<Claim> {
  const { apiName, connection, response } = exchange
  const node = models.brokers.nodeOf(connection)
  if (apiName === 'ApiVersions') {
    const refusal = response.info.errors.find(({ code }) => code === REBOOTSTRAP_REQUIRED)
    // The request says itself which node it wants.
    const wanted = numberOf(exchange.request.body, 'nodeId') ?? -1
    const asked = wanted >= 0 ? wanted : node?.nodeId
    if (refusal !== undefined && asked !== undefined)
      yield outright(exchange, asked, refusal.path, models)
    return
  }
  if (node === undefined) return
  for (const { key, code, path, named } of refusals(exchange, models)) {
    if (named.value !== node.nodeId) continue
    const known = watched.get(key)
    if (known === undefined || known.node !== node.nodeId) {
      const first = { node: node.nodeId, first: exchange, rounds: 1, namedNs: named.timeNs }
      putNewest(watched, key, first, MAX_WATCHED)
      continue
    }
    if (named.timeNs <= known.namedNs) continue
    known.namedNs = named.timeNs
    known.rounds++
    const lasted = response.timeNs - known.first.response.timeNs
    if (known.rounds < ROUNDS || lasted < LASTING_NS) continue
    yield contradicted(
      exchange,
      { key, code, path, known, lasted, node: node.nodeId, named },
      models,
    )
  }
  forgetServed(exchange, models, watched)
}

interface Refusal {
  /** orders[0], or a group or transactional id. */
  readonly key: string
  readonly code: number
  readonly path: string
  readonly named: Said<number>
}

function refusals({ request, response, apiName }: Exchange, models: Models): Refusal[] {
  if (response.info.errors.length === 0) return []
  if (apiName === 'Produce' || apiName === 'Fetch') {
    const field = apiName === 'Produce' ? 'partitionResponses' : 'partitions'
    return eachPartition(response.body, 'responses', field, models.topics).flatMap((each) => {
      const leader = models.leaders.of(each.key)
      const isRefused = each.partition['errorCode'] === NOT_LEADER && leader !== undefined
      const named = leader && { ...leader, value: leader.value.nodeId }
      return isRefused && named !== undefined
        ? [{ key: each.key, code: NOT_LEADER, path: `${each.path}.errorCode`, named }]
        : []
    })
  }
  const error = response.info.errors.find(({ code }) => code === NOT_COORDINATOR)
  const transactionalId = textOf(request.body, 'transactionalId')
  const key = transactionalId ?? textOf(request.body, 'groupId')
  if (error === undefined || key === undefined) return []
  const coordinator = models.coordinators.of(transactionalId === undefined ? 'group' : 'txn', key)
  if (coordinator === undefined) return []
  const named = { ...coordinator, value: coordinator.value.nodeId }
  return [{ key, code: NOT_COORDINATOR, path: error.path, named }]
}

/** A node that serves what it is named for is no suspect any more. */
function forgetServed(
  { response, apiName }: Exchange,
  models: Models,
  watched: Map<string, Contradiction>,
): void {
  if (watched.size === 0 || (apiName !== 'Produce' && apiName !== 'Fetch')) return
  const field = apiName === 'Produce' ? 'partitionResponses' : 'partitions'
  for (const { key, partition } of eachPartition(
    response.body,
    'responses',
    field,
    models.topics,
  )) {
    if (partition['errorCode'] === 0) watched.delete(key)
  }
}

function contradicted(
  { response, connection }: Exchange,
  found: Refusal & {
    readonly known: Contradiction
    readonly lasted: bigint
    readonly node: number
  },
  models: Models,
): Claim {
  const { key, code, path, known, lasted, node, named } = found
  const { address, port } = connection.broker
  const evidence: [Evidence, ...Evidence[]] = [
    at(response, path),
    where(named),
    at(known.first.response),
  ]
  return {
    subject: `node ${node}`,
    severity: 'error',
    confidence: 'likely',
    parameters: {
      Broker: capital(models.brokers.labelOf(connection)),
      node,
      address: `${address}:${port}`,
      key,
      error: errorText(code),
      rounds: known.rounds,
      duration: durationText(lasted),
    },
    evidence,
    connections: [connection.id],
  }
}

function outright(
  { response, request, connection }: Exchange,
  node: number,
  path: string,
  models: Models,
): Claim {
  const { address, port } = connection.broker
  return {
    subject: `node ${node}`,
    severity: 'error',
    confidence: 'proven',
    form: 'outright',
    parameters: {
      Broker: capital(models.brokers.labelOf(connection)),
      node,
      address: `${address}:${port}`,
      error: errorText(REBOOTSTRAP_REQUIRED),
    },
    evidence: [at(response, path), at(request, 'nodeId')],
    connections: [connection.id],
  }
}
