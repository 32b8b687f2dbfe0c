// What another client would have done with the answers in a capture: the questions are put to its
// profile, and the answers of the brokers say which of its ways would have mattered. A question
// whose circumstance is not in the capture is left out; one that the profile cannot answer is
// said to be unknown.
import type { Connection } from '@brokerscope/trace'
import type { Models } from '../models/models.ts'
import type { ApiTable } from '../models/api-table.ts'
import { levelIn, TRANSACTION_VERSION } from '../models/features.ts'
import type { Said } from '../models/model.ts'
import type { Finding } from '../rules/finding.ts'
import type { Evidence, Language, Parameter } from '../rules/rule.ts'
import { fill } from '../rules/render.ts'
import { where } from '../rules/wording.ts'
import { claimOf, type Behaviour, type Profile, type Release } from './profile.ts'
import { text, unknownText } from './what-if.text.ts'

export type Outcome = 'harmed' | 'unharmed' | 'unknown'

export interface WhatIf {
  /** produce, endTxn, apiVersions, validation, topicIds or compression. */
  readonly question: string
  readonly outcome: Outcome
  readonly sentence: string
  /** Where we know it from; empty for unknown. */
  readonly source: string
  readonly evidence: readonly Evidence[]
}

interface Circumstance {
  readonly question: string
  readonly ways: Readonly<Partial<Record<Behaviour, 'harmed' | 'unharmed'>>>
  readonly parameters: Readonly<Record<string, Parameter>>
  readonly evidence: readonly Evidence[]
}

const PRODUCE = 0
const FETCH = 1
const METADATA = 3
const API_VERSIONS = 18
const OFFSET_FOR_LEADER_EPOCH = 23

export function whatIf(
  profile: Profile,
  release: Release,
  models: Models,
  findings: readonly Finding[],
  language: Language = 'en',
): readonly WhatIf[] {
  return circumstances(models, findings).map(({ question, ways, parameters, evidence }) => {
    const wanted = Object.keys(ways) as Behaviour[]
    const claim = claimOf(profile, release, wanted)
    const subject = `${profile.family} ${release.join('.')}`
    const form = claim === undefined ? unknownText[language] : text[language][claim.behaviour]
    const topic = text[language][`about.${question}`] ?? question
    return {
      question,
      outcome: claim === undefined ? 'unknown' : (ways[claim.behaviour] ?? 'unknown'),
      sentence: fill(form ?? '', { ...parameters, client: subject, topic }),
      source: claim?.source ?? '',
      evidence,
    }
  })
}

function circumstances(models: Models, findings: readonly Finding[]): readonly Circumstance[] {
  const told = tablesIn(models)
  const [first] = told
  if (first === undefined) return []
  return [
    ...inTransactions(models, told),
    ...negotiating(models, told),
    ...validating(first, findings),
    ...byTopicId(told),
    ...compressing(told),
  ]
}

interface Told {
  readonly connection: Connection
  readonly table: Said<ApiTable>
}

function tablesIn({ connections, negotiation }: Models): readonly Told[] {
  return [...connections.lives()].flatMap(({ connection }) => {
    const advertised = negotiation.advertisedTo(connection)
    return advertised?.isOwn === true ? [{ connection, table: advertised.table }] : []
  })
}

/** Only where the capture has transactions: a capture of consumers says nothing about them. */
function* inTransactions(
  { transactions, brokers }: Models,
  told: readonly Told[],
): Iterable<Circumstance> {
  if ([...transactions.lanes()].length === 0) return
  const gated = told.find(({ table }) => (table.value.ranges.get(PRODUCE)?.max ?? 0) >= 12)
  const level = gated && levelIn(gated.table.value, TRANSACTION_VERSION)
  if (gated !== undefined && level !== undefined) {
    const isLocked = level.level < 2
    yield {
      question: 'produce',
      ways: {
        produceV12ByRangeAlone: isLocked ? 'harmed' : 'unharmed',
        produceV12ByFeature: 'unharmed',
        produceV12Unknown: 'unharmed',
      },
      parameters: { level: level.level, used: isLocked ? 'v11' : 'v12' },
      evidence: [where(gated.table)],
    }
  }
  const [endTxn] = told
  if (endTxn === undefined || brokers.listed.size < 2) return
  yield {
    question: 'endTxn',
    ways: { endTxnToAnyNode: 'harmed', endTxnToCoordinator: 'unharmed' },
    parameters: { brokers: brokers.listed.size },
    evidence: [],
  }
}

function* negotiating({ negotiation }: Models, told: readonly Told[]): Iterable<Circumstance> {
  const old = told.find(
    ({ table, connection }) =>
      (table.value.ranges.get(API_VERSIONS)?.max ?? 4) < 4 || negotiation.fellBack(connection),
  )
  if (old === undefined) return
  yield {
    question: 'apiVersions',
    ways: {
      oneKeyReplyIsTable: 'harmed',
      asksAgainLower: 'unharmed',
      asksAgainAfterReset: 'unharmed',
    },
    parameters: { max: old.table.value.ranges.get(API_VERSIONS)?.max ?? 0 },
    evidence: [where(old.table)],
  }
}

/** Judged by the finding that an answer cannot be true. */
function* validating({ table }: Told, findings: readonly Finding[]): Iterable<Circumstance> {
  const wrong = findings.find(({ id }) => id === 'ofle-contradicts-log')
  if (wrong === undefined) return
  const { ranges } = table.value
  const [ofle, metadata] = [
    ranges.get(OFFSET_FOR_LEADER_EPOCH)?.max ?? -1,
    ranges.get(METADATA)?.max ?? -1,
  ]
  yield {
    question: 'validation',
    ways: {
      validatesByOffer: 'harmed',
      validatesByReliableEpochs: ofle >= 3 && metadata >= 9 ? 'harmed' : 'unharmed',
      neverValidates: 'unharmed',
    },
    parameters: {
      ofle,
      metadata,
      does: ofle >= 3 && metadata >= 9 ? 'validates here and is reset' : 'does not validate here',
      doesZh: ofle >= 3 && metadata >= 9 ? '在此会校验并被重置' : '在此不会校验',
    },
    evidence: wrong.evidence.slice(0, 2),
  }
}

function* byTopicId(told: readonly Told[]): Iterable<Circumstance> {
  const without = told.find(({ table: { value } }) => {
    const wantsIds = [FETCH, PRODUCE].some((key) => (value.ranges.get(key)?.max ?? 0) >= 13)
    return wantsIds && (value.ranges.get(METADATA)?.max ?? 10) < 10
  })
  if (without === undefined) return
  yield {
    question: 'topicIds',
    ways: { zeroTopicIdSent: 'harmed', zeroTopicIdAvoided: 'unharmed' },
    parameters: { metadata: without.table.value.ranges.get(METADATA)?.max ?? -1 },
    evidence: [where(without.table)],
  }
}

function* compressing(told: readonly Told[]): Iterable<Circumstance> {
  const late = told.find(({ table }) => (table.value.ranges.get(PRODUCE)?.min ?? 0) >= 3)
  if (late === undefined) return
  yield {
    question: 'compression',
    ways: { compressionByProduceV0: 'harmed', compressionByConfig: 'unharmed' },
    parameters: { min: late.table.value.ranges.get(PRODUCE)?.min ?? 0 },
    evidence: [where(late.table)],
  }
}
