// The last stable offset stands still below a high watermark that is ahead: an open
// transaction holds it back, and read_committed consumers see nothing new. Normal for as
// long as a transaction lasts; after minutes it outlives the usual timeouts, and nobody
// may be there to end it.
import type { AnalysisEvent, Exchange } from '../../events.ts'
import { eachPartition } from '../../models/each-partition.ts'
import type { Models } from '../../models/models.ts'
import { putNewest } from '../../bounded.ts'
import { longOf } from '../../values.ts'
import { at, type Claim, type Evidence, type Rule } from '../rule.ts'
import { durationText } from '../wording.ts'
import { text } from './stable-offset-held-back.text.ts'

/** Our choice: five times the default transaction timeout of producers. */
const HELD_NS = 300_000_000_000n
const MAX_PARTITIONS = 50_000

interface Held {
  readonly offset: bigint
  readonly sinceNs: bigint
  readonly evidence: Evidence
}

export const stableOffsetHeldBack: Rule = {
  id: 'stable-offset-held-back',
  severity: 'warning',
  sources: ['KIP-98', 'KIP-664'],
  apis: ['Fetch'],
  text,
  start() {
    const held = new Map<string, Held>()
    return {
      on: (event: AnalysisEvent, models) =>
        event.type === 'exchange' ? judge(event, models, held) : undefined,
    }
  },
}

function* judge(
  { response, connection }: Exchange,
  models: Models,
  held: Map<string, Held>,
): Iterable<Claim> {
  for (const { key, partition, path } of eachPartition(
    response.body,
    'responses',
    'partitions',
    models.topics,
  )) {
    const end = longOf(partition, 'highWatermark') ?? -1n
    const stable = longOf(partition, 'lastStableOffset') ?? -1n
    if (partition['errorCode'] !== 0 || stable < 0n || stable >= end) {
      held.delete(key)
      continue
    }
    const known = held.get(key)
    if (known === undefined || known.offset !== stable) {
      const evidence = at(response, `${path}.lastStableOffset`)
      putNewest(held, key, { offset: stable, sinceNs: response.timeNs, evidence }, MAX_PARTITIONS)
      continue
    }
    const lasted = response.timeNs - known.sinceNs
    if (lasted < HELD_NS) continue
    yield {
      subject: key,
      severity: 'warning',
      confidence: 'proven',
      parameters: {
        partition: key,
        stable,
        end,
        behind: end - stable,
        duration: durationText(lasted),
      },
      evidence: [at(response, `${path}.lastStableOffset`), known.evidence],
      connections: [connection.id],
      amends: true,
    }
  }
}
