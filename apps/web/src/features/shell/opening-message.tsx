// What stands in place of the view when the session cannot be shown: which thing failed, where, and
// what to do.
import type { Opening } from '../../engine/open-place.ts'
import type { Failure } from '../../engine/messages.ts'
import { runCommand } from '../../store/commands.ts'
import { useSessionStore } from '../../store/session-store.ts'
import type { Catalogue } from '../../text/en.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Message } from '../../ui/message.tsx'

interface Props {
  readonly opening: Opening | 'pending'
  readonly onRetry: () => void
}

export function OpeningMessage({ opening, onRetry }: Props) {
  const { app, failures } = useText()
  const name = useSessionStore((session) => session.name)
  const failure = useSessionStore(({ delta }) =>
    delta.phase.name === 'failed' ? delta.phase.failure : null,
  )
  if (opening === 'pending') return <Message title={app.loadingPage} />
  const [title, rest] =
    opening === 'opened'
      ? failureText(failure, name, failures)
      : [openingText(opening, failures), '']
  return (
    <Message kind="error" title={title}>
      {rest !== '' && <p className="mono">{rest}</p>}
      <p className="message-actions">
        {opening === 'localGone' && (
          <Button onClick={() => runCommand('openFile')}>{failures.localGoneAction}</Button>
        )}
        {opening === 'gatewayAbsent' && <Button onClick={onRetry}>{app.retry}</Button>}
        <a href="#/">{failures.back}</a>
      </p>
    </Message>
  )
}

function openingText(opening: Exclude<Opening, 'opened'>, failures: Catalogue['failures']): string {
  const texts = {
    localGone: failures.localGone,
    sessionGone: failures.sessionGone,
    gatewayAbsent: failures.gatewayAbsent,
    unsupported: failures.shareLater,
  }
  return texts[opening]
}

/** Also used above a view that shows what could be read. */
export function failureText(
  failure: Failure | null,
  name: string,
  failures: Catalogue['failures'],
): [title: string, rest: string] {
  switch (failure?.why) {
    case 'notACapture': {
      const { looksLike, firstBytes } = failure
      const known = looksLike !== null && looksLike in failures.kinds
      const kind = known
        ? failures.areA(failures.kinds[looksLike as keyof typeof failures.kinds])
        : failures.unknownBytes
      return [failures.notACapture(name), failures.firstBytes(firstBytes) + kind]
    }
    case 'empty':
      return [failures.empty(name), '']
    case 'gone':
      return [failures.gone(name), failure.detail]
    case 'cancelled':
      return [failures.cancelled, '']
    case 'unreadable':
      return [failures.unreadable(name), failure.detail]
    default:
      return ['', '']
  }
}
