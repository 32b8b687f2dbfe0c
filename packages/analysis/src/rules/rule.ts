// What a rule is. A rule is a value: it is started once per session, sees every event
// in capture order, and may keep state of bounded size. It reads no clock and no file,
// and never looks at the whole session again. What models have learnt up to and
// including the event is in `models`.
//
// A rule claims; it does not write prose. A claim names a form of the rule's text file
// and its parameters, so that one finding can be read in each language.
import type { AnalysisEvent } from '../events.ts'
import type { Models } from '../models/models.ts'

export type Severity = 'error' | 'warning' | 'info'

/**
 * `proven`: the frames alone show it. `likely`: one plausible assumption is needed, and
 * the text names it. `possible`: a sign; the text says what would confirm it.
 */
export type Confidence = 'proven' | 'likely' | 'possible'

export interface Evidence {
  /** 0 where the evidence is a packet that belongs to no frame. */
  readonly frame: number
  /** Number of the packet in the file. */
  readonly packet: number
  /** Field path in the body of that frame; empty for the frame as a whole. */
  readonly path: string
}

export type Parameter = string | number | bigint

export interface Claim {
  /** What the finding is about: one finding for each subject, repeats are counted. */
  readonly subject: string
  readonly severity: Severity
  readonly confidence: Confidence
  /** Which form of the rule's text; `main` where there is one only. */
  readonly form?: string
  readonly parameters: Readonly<Record<string, Parameter>>
  readonly evidence: readonly [Evidence, ...Evidence[]]
  /** Ids of the connections concerned. */
  readonly connections: readonly number[]
  /** More is known about the same occurrence: the text changes, the count does not. */
  readonly amends?: boolean
  /** Findings (by rule id and subject) that this one explains better and replaces. */
  readonly replaces?: readonly { readonly id: string; readonly subject: string }[]
}

export interface RunningRule {
  on(event: AnalysisEvent, models: Models): Iterable<Claim> | undefined
}

export interface Rule {
  /** kebab-case, lasting. */
  readonly id: string
  /** The gravest that it claims. */
  readonly severity: Severity
  /** KIPs, issues and source files that say so. */
  readonly sources: readonly string[]
  /** Exchanges, requests and unanswered requests of these APIs only; all where absent. */
  readonly apis?: readonly string[]
  readonly text: RuleText
  start(): RunningRule
}

/** One form: templates with `{parameter}`. */
export interface TextForm {
  readonly title: string
  readonly cause: string
  readonly remedy: readonly string[]
}

export type Language = 'en' | 'zh'
export type RuleText = Readonly<Record<Language, Readonly<Record<string, TextForm>>>>

/** Evidence at a field of a message's body. */
export function at(message: { readonly info: EvidenceFrame }, path = ''): Evidence {
  const { number, packet } = message.info.frame
  return { frame: number, packet, path }
}

interface EvidenceFrame {
  readonly frame: { readonly number: number; readonly packet: number }
}
