import { useEffect } from 'react'
import type { OverviewAnswer } from '../../engine/overview-messages.ts'
import { announce } from '../../store/announcer.ts'
import { useSessionStore } from '../../store/session-store.ts'
import type { Catalogue } from '../../text/en.ts'
import { useText } from '../../text/use-text.ts'
import { CopyChip } from '../../ui/copy-chip.tsx'
import { Glyph } from '../../ui/glyph.tsx'

/** The verdict: the gravest finding in one sentence, or that there is none. */
export function Headline({ answer }: { readonly answer: OverviewAnswer | undefined }) {
  const { app, overview: text } = useText()
  const frames = useSessionStore(({ delta }) => delta.frames)
  const counts = useSessionStore(({ delta }) => delta.findings)
  const isPartial = useSessionStore(({ delta }) => delta.phase.name !== 'ended')
  const verdict = verdictText(answer, frames, text)
  const gravest = answer?.findings[0]
  const isFault = gravest !== undefined && gravest.severity !== 'info'
  // Counts of a live session are no news; another finding is.
  const spoken = isFault ? gravest.title : ''
  useEffect(() => {
    if (spoken !== '') announce(spoken)
  }, [spoken])
  return (
    <div className="headline">
      <h2 className="headline-verdict" data-testid="answer">
        {isFault && <Glyph severity={gravest.severity} label={text.severities[gravest.severity]} />}
        <span>{verdict}.</span>
        <CopyChip value={`${verdict}.`} label={app.copy} title={app.copy} doneTitle={app.copied} />
      </h2>
      <p className="headline-counts">
        {answer !== undefined && answer.findingCount > 0 && (
          <span>
            {text.findings(answer.findingCount)}:{' '}
            {text.counts(counts.error, counts.warn, counts.info)}
          </span>
        )}
        {answer !== undefined && !isFault && frames > 0 && (
          <span>{text.rules(answer.rules.applied, answer.rules.all)}</span>
        )}
        {isPartial && <span>{text.soFar}</span>}
      </p>
    </div>
  )
}

/** Without its full stop. */
export function verdictText(
  answer: OverviewAnswer | undefined,
  frames: number,
  text: Catalogue['overview'],
): string {
  const gravest = answer?.findings[0]
  if (answer === undefined || frames === 0) return text.notRun
  if (gravest === undefined) return text.none(frames)
  return gravest.severity === 'info' ? text.noFault(frames) : gravest.title
}
