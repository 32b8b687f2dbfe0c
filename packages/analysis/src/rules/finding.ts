// Findings as they leave the analysis: one for each (rule, subject). Repeats raise the
// count; the first three pieces of evidence of the repeats and the last one are kept.
import type { Claim, Confidence, Evidence, Parameter, Severity } from './rule.ts'

export interface Finding {
  readonly id: string
  readonly subject: string
  readonly severity: Severity
  readonly confidence: Confidence
  readonly form: string
  readonly parameters: Readonly<Record<string, Parameter>>
  readonly evidence: readonly Evidence[]
  readonly count: number
  readonly sources: readonly string[]
  readonly connections: readonly number[]
  /** Number of the frame at which it was found. */
  readonly foundAt: number
}

/** Connections listed; more are not. Our choice. */
const MAX_CONNECTIONS = 32
/** Claims whose evidence is kept from their first on. Design: the first three and the last. */
const KEPT_REPEATS = 3
/** Pieces kept at most, over all kept claims. */
const MAX_EVIDENCE = 24

export class FindingRecord implements Finding {
  readonly id: string
  readonly subject: string
  readonly sources: readonly string[]
  readonly foundAt: number
  severity: Severity
  confidence: Confidence
  form: string
  parameters: Readonly<Record<string, Parameter>>
  count = 1
  /** Set when another finding explains this one. */
  replaced = false
  #first: Evidence[]
  #last: readonly Evidence[] = []
  readonly #connections: Set<number>

  constructor(id: string, sources: readonly string[], claim: Claim, foundAt: number) {
    this.id = id
    this.subject = claim.subject
    this.sources = sources
    this.foundAt = foundAt
    this.severity = claim.severity
    this.confidence = claim.confidence
    this.form = claim.form ?? 'main'
    this.parameters = claim.parameters
    this.#first = distinct(claim.evidence)
    this.#connections = new Set(claim.connections)
  }

  get evidence(): readonly Evidence[] {
    return distinct([...this.#first, ...this.#last])
  }

  get connections(): readonly number[] {
    return [...this.#connections]
  }

  /** More about the same occurrence. */
  amend(claim: Claim): void {
    this.#first = distinct([...claim.evidence, ...this.#first]).slice(0, MAX_EVIDENCE)
    this.#connect(claim)
    this.#take(claim)
  }

  /** The same claim again: a graver or surer one takes the text over. */
  repeat(claim: Claim): void {
    this.count++
    if (this.count <= KEPT_REPEATS && this.#first.length < MAX_EVIDENCE) {
      this.#first = distinct([...this.#first, ...claim.evidence]).slice(0, MAX_EVIDENCE)
    } else this.#last = claim.evidence
    this.#connect(claim)
    if (isGraver(claim, this)) this.#take(claim)
  }

  #connect({ connections }: Claim): void {
    for (const connection of connections) {
      if (this.#connections.size < MAX_CONNECTIONS) this.#connections.add(connection)
    }
  }

  #take(claim: Claim): void {
    this.severity = claim.severity
    this.confidence = claim.confidence
    this.form = claim.form ?? 'main'
    this.parameters = claim.parameters
  }
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']
const CONFIDENCES: readonly Confidence[] = ['proven', 'likely', 'possible']

interface Weight {
  readonly severity: Severity
  readonly confidence: Confidence
}

function isGraver(a: Weight, b: Weight): boolean {
  return compareWeight(a, b) < 0
}

/** Gravest first: severity, then confidence. */
export function compareWeight(a: Weight, b: Weight): number {
  const severity = SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)
  if (severity !== 0) return severity
  return CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence)
}

function distinct(evidence: readonly Evidence[]): Evidence[] {
  const seen = new Set<string>()
  return evidence.filter(({ frame, path }) => {
    const key = `${frame} ${path}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
