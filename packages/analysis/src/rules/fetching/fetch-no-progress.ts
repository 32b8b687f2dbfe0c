// A consumer that asks for the same offset again and again although something came back:
// records that it does not accept, or an error that it does not act upon. Repeats are
// normal for a moment (a leader moves, a rebalance rewinds), so that it takes many of them
// over many seconds. An empty answer at the end of the log is no lack of progress.
import type { Exchange } from '../../events.ts'
import { batchHeaders } from '../../models/batch-header.ts'
import { eachPartition } from '../../models/each-partition.ts'
import type { Models } from '../../models/models.ts'
import { putNewest } from '../../bounded.ts'
import { bytesOf, longOf, numberOf } from '../../values.ts'
import { at, type Claim, type Evidence, type Rule } from '../rule.ts'
import { clientText, durationText, errorText } from '../wording.ts'
import { text } from './fetch-no-progress.text.ts'

/** Our choice. */
const REPEATS = 20
const LASTING_NS = 10_000_000_000n
const MAX_WATCHED = 50_000
const NOT_ACTED_UPON: ReadonlySet<number> = new Set([1, 6, 74, 75, 100, 103])

interface Stuck {
  readonly offset: bigint
  readonly kind: string
  /** A client that goes to another broker after an error does act upon it. */
  readonly broker: string
  readonly firstNs: bigint
  readonly evidence: Evidence
  count: number
}

export const fetchNoProgress: Rule = {
  id: 'fetch-no-progress',
  severity: 'error',
  sources: ['KAFKA-5443', 'librdkafka 2.8.0 notes', 'dpkp/kafka-python issue 2575'],
  apis: ['Fetch'],
  text,
  start() {
    const watched = new Map<string, Stuck>()
    return {
      on: (event, models) =>
        event.type === 'exchange' ? judge(event, models, watched) : undefined,
    }
  },
}

function* judge(exchange: Exchange, models: Models, watched: Map<string, Stuck>): Iterable<Claim> {
  const { request, response, connection } = exchange
  const asked = new Map(
    eachPartition(request.body, 'topics', 'partitions', models.topics).map((each) => [
      each.key,
      longOf(each.partition, 'fetchOffset') ?? -1n,
    ]),
  )
  const broker = models.brokers.keyOf(connection)
  for (const each of eachPartition(response.body, 'responses', 'partitions', models.topics)) {
    const id = `${connection.client.address} ${request.info.clientId} ${each.key}`
    const offset = asked.get(each.key)
    const code = numberOf(each.partition, 'errorCode') ?? 0
    const kind = kindOf(code, bytesOf(each.partition, 'records'))
    // In an incremental session the offset is not repeated; without it nothing is known.
    if (offset === undefined || kind === undefined) {
      watched.delete(id)
      continue
    }
    const known = watched.get(id)
    if (known === undefined || isOther(known, { offset, kind, broker })) {
      const evidence = at(response, each.path)
      putNewest(
        watched,
        id,
        { offset, kind, broker, firstNs: response.timeNs, evidence, count: 1 },
        MAX_WATCHED,
      )
      continue
    }
    known.count++
    const lasted = response.timeNs - known.firstNs
    if (known.count < REPEATS || lasted < LASTING_NS) continue
    yield {
      subject: each.key,
      severity: 'warning',
      confidence: 'likely',
      form: code === 0 ? kind : 'error',
      parameters: {
        partition: each.key,
        offset,
        count: known.count,
        duration: durationText(lasted),
        client: clientText(models, connection),
        error: code === 0 ? 'NONE (0)' : errorText(code),
      },
      evidence: [at(response, each.path), known.evidence, at(request)],
      connections: [connection.id],
      amends: true,
    }
  }
}

/** What came back: an error to act upon, records, batches without records; undefined for nothing. */
function kindOf(code: number, records: Uint8Array | undefined): string | undefined {
  if (code !== 0) return NOT_ACTED_UPON.has(code) ? `error ${code}` : undefined
  const headers = batchHeaders(records, 2)
  if (headers.length === 0) return undefined
  return headers.every(({ recordCount }) => recordCount === 0) ? 'emptyBatches' : 'records'
}

function isOther(known: Stuck, now: Pick<Stuck, 'offset' | 'kind' | 'broker'>): boolean {
  return known.offset !== now.offset || known.kind !== now.kind || known.broker !== now.broker
}
