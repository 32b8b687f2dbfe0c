// What the Overview asks: findings in words with their evidence, and the facts beside them.
import type { Family } from './api-family.ts'

export type FindingSeverity = 'error' | 'warn' | 'info'
type FindingConfidence = 'proven' | 'likely' | 'possible'

/** Findings by severity, for the headline and the navigation. */
export type FindingCounts = Readonly<Record<FindingSeverity, number>>

export interface OverviewAnswer {
  /** Gravest first; bounded. */
  readonly findings: readonly FoundFinding[]
  /** Found in all, also those beyond the bound. */
  readonly findingCount: number
  readonly rules: {
    readonly all: number
    /** Those whose APIs were used. */
    readonly applied: number
    readonly failed: readonly {
      readonly id: string
      readonly message: string
      readonly frame: number
    }[]
  }
  /** Of the newest answer that tells features. */
  readonly features: { readonly epoch: bigint; readonly finalized: number } | null
  readonly isTls: boolean
  readonly mechanisms: readonly string[]
  readonly apis: readonly UsedApi[]
}

export interface FoundFinding {
  /** `rule~frame`, as links carry it. */
  readonly key: string
  readonly rule: string
  readonly severity: FindingSeverity
  readonly confidence: FindingConfidence
  readonly title: string
  readonly cause: string
  readonly remedy: readonly string[]
  readonly evidence: readonly EvidenceFrame[]
  /** How often it was seen. */
  readonly count: number
  /** Frame at which it was found, and its time since frame 1. */
  readonly foundAt: number
  readonly foundNs: bigint
}

export interface EvidenceFrame {
  readonly frame: number
  /** Lasting name of the frame, for links. */
  readonly name: string
  /** `Produce v12`, null where the frame could not be read. */
  readonly api: string | null
  readonly direction: 'request' | 'response'
  readonly size: number
  readonly latencyNs: bigint | null
  readonly summary: string
  /** Fields that say it, in that frame. */
  readonly paths: readonly string[]
}

export interface UsedApi {
  readonly name: string
  readonly family: Family
  readonly requests: number
  readonly versions: readonly number[]
  /** Responses with at least one error code. */
  readonly errors: number
  readonly p50Ns: bigint | null
}
