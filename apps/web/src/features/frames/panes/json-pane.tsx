import { useState } from 'react'
import { useAnswer } from '../../../engine/use-answer.ts'
import type { TreeAnswer } from '../../../engine/tree-messages.ts'
import { useText } from '../../../text/use-text.ts'
import { Button } from '../../../ui/button.tsx'
import { CopyChip } from '../../../ui/copy-chip.tsx'
import { Message } from '../../../ui/message.tsx'

/** Lines that are drawn until the reader asks for all. */
const LINES = 2000

/** The message as Kafka's own JsonConverter writes it, every digit kept. */
export function JsonPane({ tree }: { readonly tree: TreeAnswer }) {
  const { app, json, pane } = useText()
  const [shownFrame, setShownFrame] = useState(0)
  const { answer, isCurrent } = useAnswer('json', { frame: tree.frame }, tree.frame.toString())
  if (!isCurrent || answer === undefined) return null
  if (answer === null) return <Message title={pane.noJson} />
  const lines = answer.split('\n')
  const isWhole = lines.length <= LINES || shownFrame === tree.frame
  return (
    <div className="json" tabIndex={0} role="group" aria-label={json.label}>
      <CopyChip value={answer} label={app.copy} title={app.copy} doneTitle={app.copied} />
      <pre>{isWhole ? answer : lines.slice(0, LINES).join('\n')}</pre>
      {!isWhole && (
        <Button kind="link" onClick={() => setShownFrame(tree.frame)}>
          {json.more(lines.length - LINES)}
        </Button>
      )}
    </div>
  )
}
