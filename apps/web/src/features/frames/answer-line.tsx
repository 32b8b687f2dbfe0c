// The sentence that answers the view's question: how much there is, and what answers say.
import type { SessionDelta } from '../../engine/messages.ts'
import { useSelectionStore } from '../../store/selection-store.ts'
import { useSessionStore } from '../../store/session-store.ts'
import { changeParams } from '../../store/view-store.ts'
import type { Catalogue } from '../../text/en.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { CopyChip } from '../../ui/copy-chip.tsx'
import { MAX_LISTED, type UsedRows } from './use-rows.ts'

/** Errors that are named; the rest are counted in the same sentence. */
const NAMED = 3

export function AnswerLine({ used }: { readonly used: UsedRows }) {
  const { app, frames: text, columns } = useText()
  const delta = useSessionStore((session) => session.delta)
  const { sort } = used.rows
  const cursor = useSelectionStore((selection) => selection.cursor)
  const answer = answerText(delta, cursor, text)
  const title =
    sort === null ? '' : (columns[sort.column as keyof typeof columns]?.[0] ?? sort.column)
  return (
    <div className="answer">
      <span className="answer-text" data-testid="answer">
        {answer}
      </span>
      <CopyChip value={answer} label={app.copy} title={app.copy} doneTitle={app.copied} />
      {delta.frames > MAX_LISTED && <span className="answer-note">{text.limit(MAX_LISTED)}</span>}
      {sort !== null && (
        <>
          <span className="answer-note">{text.sortedNote(title)}</span>
          <Button kind="link" onClick={() => changeParams({ sort: undefined }, 'push')}>
            {text.sortBack}
          </Button>
        </>
      )}
    </div>
  )
}

export function answerText(
  delta: SessionDelta,
  cursor: number | null,
  text: Catalogue['frames'],
): string {
  const { frames, connections, errors, phase } = delta
  if (cursor !== null) return text.upToCursor(Math.min(cursor, frames), frames)
  const parts = [text.answer(frames, connections)]
  if (errors.length === 0 && frames > 0) parts.push(text.noErrors)
  for (const { name, code, count } of errors.slice(0, NAMED))
    parts.push(text.errorTimes(name, code, count))
  const rest = errors.slice(NAMED).reduce((sum, { count }) => sum + count, 0)
  if (rest > 0) parts.push(text.otherErrors(rest))
  const isPartial = phase.name !== 'ended'
  return parts.join(', ') + (isPartial ? ` ${text.soFar}` : '')
}
