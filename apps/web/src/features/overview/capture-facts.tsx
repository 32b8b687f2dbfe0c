import type { OverviewAnswer } from '../../engine/overview-messages.ts'
import { useSessionStore } from '../../store/session-store.ts'
import { formatDuration } from '../../lib/time.ts'
import type { Catalogue } from '../../text/en.ts'
import { useText } from '../../text/use-text.ts'

/** What the capture is about, as rows of a definition list. */
export function CaptureFacts({ answer }: { readonly answer: OverviewAnswer | undefined }) {
  const { overview: text } = useText()
  const { frames, startNs, endNs, droppedBytes, noticeCount, clients, nodes } = useSessionStore(
    ({ delta }) => delta,
  )
  const length = startNs === null || endNs === null ? '' : formatDuration(endNs - startNs)
  return (
    <dl className="facts" aria-label={text.facts}>
      <dt>{text.capture}</dt>
      <dd>
        {text.captureFacts(length, frames)}
        <br />
        {noticeCount === 0 ? text.complete : text.remarks(noticeCount)},{' '}
        {text.dropped(droppedBytes)}
      </dd>
      <dt>{text.client}</dt>
      <dd>{clients.length === 0 ? text.unknown : clients.join(', ')}</dd>
      <dt>{text.brokers}</dt>
      <dd>{nodes.length === 0 ? text.unknown : nodes.join(', ')}</dd>
      <dt>{text.features}</dt>
      <dd>
        {answer?.features == null
          ? text.unknown
          : text.featureFacts(answer.features.epoch.toString(), answer.features.finalized)}
      </dd>
      <dt>{text.security}</dt>
      <dd>{answer === undefined ? text.unknown : securityText(answer, text)}</dd>
    </dl>
  )
}

function securityText({ isTls, mechanisms }: OverviewAnswer, text: Catalogue['overview']): string {
  return [isTls ? 'TLS' : text.plaintext, ...mechanisms.map((each) => `SASL ${each}`)].join(', ')
}
