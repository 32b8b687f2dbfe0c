import { ChevronDown, ChevronRight } from 'lucide-react'
import type { EvidenceFrame, FoundFinding } from '../../engine/overview-messages.ts'
import { formatDuration, formatRelative } from '../../lib/time.ts'
import { groupDigits } from '../../lib/numbers.ts'
import { useText } from '../../text/use-text.ts'
import { CopyChip } from '../../ui/copy-chip.tsx'
import { Glyph } from '../../ui/glyph.tsx'
import { findingMarkdown } from './finding-markdown.ts'
import { frameLink, useFrameLink } from './frame-link.ts'

interface Props {
  readonly finding: FoundFinding
  readonly isOpen: boolean
  /** Found after the cursor of a paused or replayed session. */
  readonly isLater: boolean
  readonly onToggle: () => void
}

export function FindingRow({ finding, isOpen, isLater, onToggle }: Props) {
  const { overview: text } = useText()
  const { severity, confidence, title, evidence } = finding
  const Chevron = isOpen ? ChevronDown : ChevronRight
  const frames = evidence.map(({ frame }) => groupDigits(frame)).join(', ')
  return (
    <li className={`finding ${isLater ? 'is-later' : ''}`}>
      <button type="button" className="finding-head" aria-expanded={isOpen} onClick={onToggle}>
        <Chevron size={14} strokeWidth={1.75} aria-hidden />
        <Glyph severity={severity} label={text.severities[severity]} />
        <span className="finding-confidence" title={text.confidenceHints[confidence]}>
          {text.confidences[confidence]}
        </span>
        <span className="finding-title">{title}</span>
        <span className="finding-side">
          {isLater && <span>{text.foundAt(formatRelative(finding.foundNs))}</span>}
          {finding.count > 1 && <span>{text.times(finding.count)}</span>}
          {evidence.length > 0 && <span>{text.frameList(frames, evidence.length)}</span>}
          <span className="finding-rule">{finding.rule}</span>
        </span>
      </button>
      {isOpen && <Details finding={finding} />}
    </li>
  )
}

function Details({ finding }: { readonly finding: FoundFinding }) {
  const { app, overview: text } = useText()
  const link = useFrameLink()
  const { cause, evidence, remedy } = finding
  return (
    <div className="finding-details">
      <dl>
        <dt>{text.cause}</dt>
        <dd>{cause}</dd>
        <dt>{text.evidence}</dt>
        <dd>
          <ul className="evidence">
            {evidence.map((frame) => (
              <EvidenceLine key={frame.frame} evidence={frame} />
            ))}
          </ul>
        </dd>
        <dt>{text.remedy}</dt>
        <dd>
          <ol className="remedy">
            {remedy.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </dd>
      </dl>
      <CopyChip
        value={findingMarkdown(finding, text, link)}
        label={text.copy}
        title={text.copy}
        doneTitle={app.copied}
      />
    </div>
  )
}

function EvidenceLine({ evidence }: { readonly evidence: EvidenceFrame }) {
  const { row: words, overview: text } = useText()
  const href = useFrameLink()
  const { frame, api, direction, size, latencyNs, summary, paths } = evidence
  return (
    <li>
      <a href={frameLink(href, evidence, paths[0])}>{text.frame(frame)}</a>
      <span>
        {api ?? words.unknownApi} {words[direction]}
      </span>
      <span className="evidence-rest">
        {groupDigits(size)} B{latencyNs === null ? '' : ` ${text.after(formatDuration(latencyNs))}`}
        {summary === '' ? '' : ` \u00b7 ${summary}`}{' '}
        {paths.map((path) => (
          <a
            key={path}
            className="evidence-path"
            title={path}
            href={frameLink(href, evidence, path)}
          >
            {shortPath(path)}
          </a>
        ))}
      </span>
    </li>
  )
}

/** `partitions[1].endOffset`: the field and what it belongs to; the link leads to the whole path. */
function shortPath(path: string): string {
  return path.split('.').slice(-2).join('.')
}
