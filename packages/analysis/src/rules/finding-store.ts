// Collects what rules claim, one finding for each (rule, subject), and lets a specific
// finding take the place of the generic one that saw the same frames.
import { FindingRecord, compareWeight, type Finding } from './finding.ts'
import type { Claim, Rule } from './rule.ts'

/** Subjects of one rule; more are only counted. Our choice. */
const MAX_SUBJECTS = 1000

export class FindingStore {
  readonly #byRule = new Map<string, Map<string, FindingRecord>>()
  /** What arrived before the finding that it replaces. */
  readonly #replaced = new Set<string>()
  #overflow = 0

  /** Claims about subjects beyond the limit of their rule. */
  get overflow(): number {
    return this.#overflow
  }

  /** Returns the finding that is new or has changed. */
  add(rule: Rule, claim: Claim, foundAt: number): Finding | undefined {
    for (const other of claim.replaces ?? []) this.#replace(other.id, other.subject)
    const subjects = this.#byRule.get(rule.id) ?? new Map<string, FindingRecord>()
    this.#byRule.set(rule.id, subjects)
    const known = subjects.get(claim.subject)
    if (known !== undefined) {
      if (claim.amends === true) known.amend(claim)
      else known.repeat(claim)
      return known.replaced ? undefined : known
    }
    if (subjects.size >= MAX_SUBJECTS) {
      this.#overflow++
      return undefined
    }
    const finding = new FindingRecord(rule.id, rule.sources, claim, foundAt)
    finding.replaced = this.#replaced.has(key(rule.id, claim.subject))
    subjects.set(claim.subject, finding)
    return finding.replaced ? undefined : finding
  }

  /** Gravest first, then in order of appearance. */
  all(): readonly Finding[] {
    const findings = [...this.#byRule.values()].flatMap((subjects) => [...subjects.values()])
    return findings
      .filter((finding) => !finding.replaced)
      .toSorted((a, b) => compareWeight(a, b) || a.foundAt - b.foundAt)
  }

  #replace(id: string, subject: string): void {
    this.#replaced.add(key(id, subject))
    const known = this.#byRule.get(id)?.get(subject)
    if (known !== undefined) known.replaced = true
  }
}

function key(id: string, subject: string): string {
  return `${id} ${subject}`
}
