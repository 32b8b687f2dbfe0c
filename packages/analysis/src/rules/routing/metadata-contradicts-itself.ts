// Metadata that cannot be followed:
//   leaderMissing  a partition's leader is not in the list of brokers, again some seconds
//                  later (once is normal while a broker goes down)
//   epochBack      the leader epoch of a partition goes down between two answers and a
//                  request to the leader is fenced afterwards (a stale answer alone is
//                  normal: brokers learn at different times)
//   loopback       brokers advertise loopback addresses to a client that came from
//                  another address
import type { KafkaStruct } from '@brokerscope/codec'
import type { Exchange } from '../../events.ts'
import { eachPartition } from '../../models/each-partition.ts'
import type { Models } from '../../models/models.ts'
import { said, type Said } from '../../models/model.ts'
import { numberOf, structsOf, textOf } from '../../values.ts'
import { at, type Claim, type Rule } from '../rule.ts'
import { capital, listText, where } from '../wording.ts'
import { text } from './metadata-contradicts-itself.text.ts'

/** Our choice: longer than a broker needs to leave the cluster's metadata. */
const LASTING_NS = 10_000_000_000n
const MAX_WATCHED = 50_000
const FENCED: ReadonlySet<number> = new Set([6, 74])

interface State {
  readonly missing: Map<string, Said<number>>
  readonly epochs: Map<string, Said<number>>
  readonly wentBack: Map<string, readonly [before: Said<number>, after: Said<number>]>
}

export const metadataContradictsItself: Rule = {
  id: 'metadata-contradicts-itself',
  severity: 'error',
  sources: [
    'franz-go issue 119',
    'streamnative/kop pull request 1140',
    'librdkafka issue 2389',
    'KAFKA-9212',
  ],
  apis: ['Metadata', 'Produce', 'Fetch', 'ListOffsets'],
  text,
  start() {
    const state: State = { missing: new Map(), epochs: new Map(), wentBack: new Map() }
    return {
      on: (event, models) => (event.type === 'exchange' ? judge(event, models, state) : undefined),
    }
  },
}

function* judge(exchange: Exchange, models: Models, state: State): Iterable<Claim> {
  if (exchange.apiName !== 'Metadata') {
    yield* fencedAfterwards(exchange, models, state)
    return
  }
  yield* loopback(exchange)
  const { body } = exchange.response
  const listed = new Set(
    structsOf(body, 'brokers').flatMap((each) => numberOf(each, 'nodeId') ?? []),
  )
  for (const { key, partition, path } of eachPartition(
    body,
    'topics',
    'partitions',
    models.topics,
  )) {
    yield* leaderMissing(exchange, key, partition, path, listed, state, models)
    noteEpoch(exchange, key, partition, path, state)
  }
}

function* leaderMissing(
  { response, connection }: Exchange,
  key: string,
  partition: KafkaStruct,
  path: string,
  listed: ReadonlySet<number>,
  { missing }: State,
  models: Models,
): Iterable<Claim> {
  const leader = numberOf(partition, 'leaderId') ?? -1
  const known = missing.get(key)
  if (leader < 0 || listed.has(leader)) {
    missing.delete(key)
    return
  }
  if (known === undefined || known.value !== leader) {
    if (missing.size < MAX_WATCHED) missing.set(key, said(leader, response, `${path}.leaderId`))
    return
  }
  if (response.timeNs - known.timeNs < LASTING_NS) return
  yield {
    subject: `leader ${leader}`,
    severity: 'warning',
    confidence: 'proven',
    form: 'leaderMissing',
    parameters: {
      Broker: capital(models.brokers.labelOf(connection)),
      partition: key,
      leader,
      brokers: listText([...listed]),
    },
    evidence: [at(response, `${path}.leaderId`), where(known), at(response, 'brokers')],
    connections: [connection.id],
  }
}

function noteEpoch(
  { response }: Exchange,
  key: string,
  partition: KafkaStruct,
  path: string,
  { epochs, wentBack }: State,
): void {
  const epoch = numberOf(partition, 'leaderEpoch') ?? -1
  if (epoch < 0) return
  const known = epochs.get(key)
  const now = said(epoch, response, `${path}.leaderEpoch`)
  if (known !== undefined && known.value > epoch) {
    if (wentBack.size < MAX_WATCHED) wentBack.set(key, [known, now])
    return
  }
  wentBack.delete(key)
  if (known !== undefined || epochs.size < MAX_WATCHED) epochs.set(key, now)
}

function* fencedAfterwards(
  exchange: Exchange,
  models: Models,
  { wentBack }: State,
): Iterable<Claim> {
  const { response, connection, apiName } = exchange
  if (wentBack.size === 0 || response.info.errors.length === 0) return
  const topics = apiName === 'ListOffsets' ? 'topics' : 'responses'
  const partitions = apiName === 'Produce' ? 'partitionResponses' : 'partitions'
  for (const each of eachPartition(response.body, topics, partitions, models.topics)) {
    const back = wentBack.get(each.key)
    if (back === undefined || !FENCED.has(numberOf(each.partition, 'errorCode') ?? 0)) continue
    const [before, after] = back
    wentBack.delete(each.key)
    yield {
      subject: `epoch of ${each.topic}`,
      severity: 'warning',
      confidence: 'proven',
      form: 'epochBack',
      parameters: {
        Broker: capital(models.brokers.labelOf(connection)),
        partition: each.key,
        before: before.value,
        after: after.value,
      },
      evidence: [where(after), where(before), at(response, `${each.path}.errorCode`)],
      connections: [connection.id],
    }
  }
}

function* loopback({ response, connection }: Exchange): Iterable<Claim> {
  const { client, broker } = connection
  // A client on the same machine reaches loopback addresses.
  if (isLoopback(broker.address) || client.address === broker.address) return
  const unreachable = structsOf(response.body, 'brokers')
    .map((each, index) => ({
      host: textOf(each, 'host') ?? '',
      nodeId: numberOf(each, 'nodeId'),
      index,
    }))
    .filter(({ host }) => isLoopback(host))
  const [first] = unreachable
  if (first === undefined) return
  yield {
    subject: 'loopback',
    severity: 'error',
    confidence: 'proven',
    form: 'loopback',
    parameters: {
      bootstrap: connection.broker.address,
      nodes: listText(unreachable.map(({ nodeId }) => nodeId ?? '?')),
      host: first.host,
    },
    evidence: [at(response, `brokers[${first.index}].host`)],
    connections: [connection.id],
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}
