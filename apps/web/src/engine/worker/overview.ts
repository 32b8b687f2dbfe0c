import { render, rules, type Finding, type Rule } from '@brokerscope/analysis'
import type {
  EvidenceFrame,
  FindingCounts,
  FindingSeverity,
  FoundFinding,
  OverviewAnswer,
} from '../overview-messages.ts'
import type { CaptureReader } from './capture-reader.ts'
import { rowOf } from './frame-rows.ts'
import { usedApis } from './used-apis.ts'

/** More than anybody reads; the rest is counted. */
const MAX_FINDINGS = 200

const ruleById = new Map(rules.map((rule) => [rule.id, rule]))

export function overviewOf(capture: CaptureReader): OverviewAnswer {
  const { findings, failed } = capture.analysis
  const apis = usedApis(capture.index)
  const used = new Set(apis.map(({ name }) => name))
  return {
    findings: findings.slice(0, MAX_FINDINGS).flatMap((finding) => foundOf(capture, finding)),
    findingCount: findings.length,
    rules: {
      all: rules.length,
      applied: rules.filter((rule) => isApplied(rule, used)).length,
      failed,
    },
    features: capture.participants.features(),
    isTls: capture.notices.list.some(
      (notice) => notice.kind === 'foreign' && notice.protocol === 'tls',
    ),
    mechanisms: capture.participants.mechanisms(),
    apis,
  }
}

export function countFindings(findings: readonly Finding[]): FindingCounts {
  const counts = { error: 0, warn: 0, info: 0 }
  for (const { severity } of findings) counts[severityOf(severity)] += 1
  return counts
}

/** A rule about certain APIs can only say something where one of them was used. */
function isApplied({ apis }: Rule, used: ReadonlySet<string>): boolean {
  return apis === undefined || apis.some((name) => used.has(name))
}

function foundOf(capture: CaptureReader, finding: Finding): FoundFinding[] {
  const rule = ruleById.get(finding.id)
  if (rule === undefined) return []
  const { id, severity, confidence, count, foundAt } = finding
  return [
    {
      ...render(rule.text, finding),
      key: `${id}~${foundAt}`,
      rule: id,
      severity: severityOf(severity),
      confidence,
      evidence: evidenceOf(capture, finding),
      count,
      foundAt,
      foundNs: capture.isIndexed(foundAt) ? rowOf(capture, foundAt).sinceStartNs : 0n,
    },
  ]
}

/** One line for each frame, in their order; several fields of a frame stand in its line. */
function evidenceOf(capture: CaptureReader, { evidence }: Finding): EvidenceFrame[] {
  const paths = new Map<number, string[]>()
  for (const { frame, path } of evidence) {
    const known = paths.get(frame) ?? []
    paths.set(frame, path === '' ? known : [...known, path])
  }
  return [...paths]
    .filter(([frame]) => capture.isIndexed(frame))
    .toSorted(([a], [b]) => a - b)
    .map(([frame, fields]) => {
      const { name, apiName, apiVersion, direction, size, latencyNs, summary } = rowOf(
        capture,
        frame,
      )
      return {
        frame,
        name,
        api: apiName === null ? null : `${apiName} v${apiVersion}`,
        direction,
        size,
        latencyNs: direction === 'response' ? latencyNs : null,
        summary,
        paths: fields,
      }
    })
}

function severityOf(severity: Finding['severity']): FindingSeverity {
  return severity === 'warning' ? 'warn' : severity
}
