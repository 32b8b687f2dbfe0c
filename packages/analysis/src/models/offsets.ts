// Collects every claim about where partitions begin and end, and where groups stand.
// Claims are kept side by side, per API; which of them contradict each other is the
// business of rules. Offset -1 means "none" in most of these answers and is not noted.
import type { KafkaStruct } from '@brokerscope/codec'
import { putNewest } from '../bounded.ts'
import type { AnalysisEvent, Exchange, Message } from '../events.ts'
import type { FactStore } from '../facts/fact-store.ts'
import { longOf, numberOf, structsOf, textOf } from '../values.ts'
import { eachPartition, type NamedPartition } from './each-partition.ts'
import { said, type Model } from './model.ts'
import { newPartition, type Committed, type PartitionOffsets } from './partition-offsets.ts'
import { ZERO_UUID, type TopicsModel } from './topics.ts'

/** Partitions followed. Our choice. */
const MAX_PARTITIONS = 200_000
/** Groups, consumers and asked epochs kept for each partition. Our choice. */
const MAX_PER_PARTITION = 64

type EndField =
  | 'logStart'
  | 'highWatermark'
  | 'lastStableOffset'
  | 'earliest'
  | 'latest'
  | 'latestCommitted'
  | 'produced'

export class OffsetsModel implements Model {
  readonly apis: readonly string[] = [
    'Fetch',
    'ListOffsets',
    'OffsetForLeaderEpoch',
    'OffsetCommit',
    'OffsetFetch',
    'TxnOffsetCommit',
    'Produce',
    'DeleteRecords',
    'Metadata',
  ]
  readonly #facts: FactStore
  readonly #topics: TopicsModel
  readonly #partitions = new Map<string, PartitionOffsets>()
  readonly #topicIds = new Map<string, string>()

  constructor(facts: FactStore, topics: TopicsModel) {
    this.#facts = facts
    this.#topics = topics
  }

  of(partition: string): PartitionOffsets | undefined {
    return this.#partitions.get(partition)
  }

  partitions(): Iterable<PartitionOffsets> {
    return this.#partitions.values()
  }

  on(event: AnalysisEvent): void {
    if (event.type === 'request' && event.request.apiName === 'Fetch') this.#fetching(event.request)
    if (event.type !== 'exchange') return
    switch (event.apiName) {
      case 'Fetch':
        return this.#fetched(event)
      case 'ListOffsets':
        return this.#listed(event)
      case 'OffsetForLeaderEpoch':
        return this.#epochEnded(event)
      case 'OffsetCommit':
      case 'TxnOffsetCommit':
        return this.#committed(event)
      case 'OffsetFetch':
        return this.#offsetsFetched(event)
      case 'Produce':
        return this.#produced(event)
      case 'Metadata':
        return this.#topicsDescribed(event)
      default:
        return this.#deleted(event)
    }
  }

  #fetching(request: Message): void {
    const { connection, info } = request
    const consumer = `${connection.client.address} ${info.clientId ?? ''}`
    for (const each of eachPartition(request.body, 'topics', 'partitions', this.#topics)) {
      const offset = longOf(each.partition, 'fetchOffset')
      const known = this.#partition(each.key)
      if (offset === undefined || known === undefined) continue
      const path = `${each.path}.fetchOffset`
      const position = said({ offset, connection: connection.id }, request, path)
      putNewest(known.positions, consumer, position, MAX_PER_PARTITION)
      this.#facts.note('partition', each.key, `position ${consumer}`, offset, request.frame, path)
    }
  }

  #fetched({ response }: Exchange): void {
    for (const each of eachPartition(response.body, 'responses', 'partitions', this.#topics)) {
      if (each.partition['errorCode'] !== 0) continue
      this.#note(each, 'logStartOffset', 'logStart', response)
      this.#note(each, 'highWatermark', 'highWatermark', response)
      this.#note(each, 'lastStableOffset', 'lastStableOffset', response)
    }
  }

  #listed({ request, response }: Exchange): void {
    const asked = new Map(
      eachPartition(request.body, 'topics', 'partitions', this.#topics).map((each) => [
        each.key,
        longOf(each.partition, 'timestamp'),
      ]),
    )
    const isCommitted = numberOf(request.body, 'isolationLevel') === 1
    for (const each of eachPartition(response.body, 'topics', 'partitions', this.#topics)) {
      if (each.partition['errorCode'] !== 0) continue
      const timestamp = asked.get(each.key)
      if (timestamp === -2n) this.#note(each, 'offset', 'earliest', response)
      else if (timestamp === -1n) {
        this.#note(each, 'offset', isCommitted ? 'latestCommitted' : 'latest', response)
      } else if (timestamp !== undefined && timestamp < -2n) {
        const offset = longOf(each.partition, 'offset') ?? -1n
        const path = `${each.path}.offset`
        this.#partition(each.key)?.special.set(Number(timestamp), said(offset, response, path))
      }
    }
  }

  #epochEnded({ request, response }: Exchange): void {
    const asked = new Map(
      eachPartition(request.body, 'topics', 'partitions', this.#topics).map((each) => [
        each.key,
        each.partition,
      ]),
    )
    for (const each of eachPartition(response.body, 'topics', 'partitions', this.#topics)) {
      const question = asked.get(each.key)
      const known = this.#partition(each.key)
      if (question === undefined || known === undefined || each.partition['errorCode'] !== 0)
        continue
      const end = longOf(each.partition, 'endOffset') ?? -1n
      const epoch = numberOf(question, 'leaderEpoch') ?? -1
      const answer = {
        asked: epoch,
        answered: numberOf(each.partition, 'leaderEpoch') ?? -1,
        end,
        currentLeaderEpoch: numberOf(question, 'currentLeaderEpoch') ?? -1,
      }
      const path = `${each.path}.endOffset`
      putNewest(known.epochEnds, epoch, said(answer, response, path), MAX_PER_PARTITION)
      const attribute = `end of epoch ${epoch}`
      this.#facts.note('partition', each.key, attribute, end, response.frame, path)
    }
  }

  #committed({ request, response, apiName }: Exchange): void {
    const group = textOf(request.body, 'groupId') ?? ''
    const accepted = new Set(
      eachPartition(response.body, 'topics', 'partitions', this.#topics)
        .filter(({ partition }) => partition['errorCode'] === 0)
        .map(({ key }) => key),
    )
    for (const each of eachPartition(request.body, 'topics', 'partitions', this.#topics)) {
      if (!accepted.has(each.key)) continue
      const by = apiName === 'OffsetCommit' ? 'commit' : 'txn'
      this.#noteCommitted(group, each, by, request)
    }
  }

  #offsetsFetched({ request, response }: Exchange): void {
    const groups = structsOf(response.body, 'groups')
    const holders: { body: KafkaStruct; prefix: string; group: string }[] =
      groups.length === 0
        ? [{ body: response.body, prefix: '', group: textOf(request.body, 'groupId') ?? '' }]
        : groups.map((body, index) => ({
            body,
            prefix: `groups[${index}].`,
            group: textOf(body, 'groupId') ?? '',
          }))
    for (const { body, prefix, group } of holders) {
      for (const each of eachPartition(body, 'topics', 'partitions', this.#topics)) {
        if (each.partition['errorCode'] !== 0) continue
        this.#noteCommitted(group, { ...each, path: prefix + each.path }, 'fetch', response)
      }
    }
  }

  #noteCommitted(group: string, each: NamedPartition, by: Committed['by'], message: Message): void {
    const offset = longOf(each.partition, 'committedOffset') ?? -1n
    const known = this.#partition(each.key)
    if (offset < 0n || known === undefined) return
    const leaderEpoch = numberOf(each.partition, 'committedLeaderEpoch') ?? -1
    const path = `${each.path}.committedOffset`
    putNewest(
      known.committed,
      group,
      said({ offset, leaderEpoch, by }, message, path),
      MAX_PER_PARTITION,
    )
    this.#facts.note('partition', each.key, `committed ${group}`, offset, message.frame, path)
    this.#facts.note('group', group, `committed ${each.key}`, offset, message.frame, path)
  }

  #produced({ response }: Exchange): void {
    const { body } = response
    for (const each of eachPartition(body, 'responses', 'partitionResponses', this.#topics)) {
      if (each.partition['errorCode'] !== 0) continue
      this.#note(each, 'baseOffset', 'produced', response)
      this.#note(each, 'logStartOffset', 'logStart', response)
    }
  }

  /** A topic that has another id than before is another log: nothing said before holds. */
  #topicsDescribed({ response }: Exchange): void {
    for (const topic of structsOf(response.body, 'topics')) {
      const name = textOf(topic, 'name')
      const id = textOf(topic, 'topicId')
      if (name === undefined || id === undefined || id === ZERO_UUID) continue
      const known = this.#topicIds.get(name)
      putNewest(this.#topicIds, name, id, MAX_PARTITIONS)
      if (known !== undefined && known !== id) this.#forget(name)
    }
  }

  #forget(topic: string): void {
    for (const key of this.#partitions.keys()) {
      if (key.slice(0, key.lastIndexOf('[')) === topic) this.#partitions.delete(key)
    }
  }

  #deleted({ response }: Exchange): void {
    for (const each of eachPartition(response.body, 'topics', 'partitions', this.#topics)) {
      if (each.partition['errorCode'] === 0) this.#note(each, 'lowWatermark', 'logStart', response)
    }
  }

  #note(each: NamedPartition, field: string, claim: EndField, message: Message): void {
    const offset = longOf(each.partition, field)
    const known = this.#partition(each.key)
    if (offset === undefined || offset < 0n || known === undefined) return
    const path = `${each.path}.${field}`
    known[claim] = said(offset, message, path)
    this.#facts.note('partition', each.key, claim, offset, message.frame, path)
  }

  #partition(key: string): PartitionOffsets | undefined {
    const known = this.#partitions.get(key)
    if (known !== undefined) return known
    if (this.#partitions.size >= MAX_PARTITIONS) return undefined
    const created = newPartition(key)
    this.#partitions.set(key, created)
    return created
  }
}
