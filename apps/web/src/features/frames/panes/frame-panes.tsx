import { rememberPanes, usePreferencesStore } from '../../../store/preferences-store.ts'
import { useAnswer } from '../../../engine/use-answer.ts'
import { useSelectionStore } from '../../../store/selection-store.ts'
import { useText } from '../../../text/use-text.ts'
import { Message } from '../../../ui/message.tsx'
import { Split } from '../../../ui/split.tsx'
import { BytesPane } from './bytes-pane.tsx'
import { FieldsPane } from './fields-pane.tsx'
import './frame-panes.css'
import { useFieldSelection } from './use-field-selection.ts'

/** Fields on the left, bytes on the right; both show one decoded frame and one selection. */
export function FramePanes({ frame }: { readonly frame: number }) {
  const { pane, frames } = useText()
  const layout = usePreferencesStore((preferences) => preferences.panes['frame'])
  // A request gets its pair later: asked again then.
  const pair = useSelectionStore((selection) => selection.pair)
  const { answer, failure } = useAnswer('tree', frame > 0 ? { frame } : null, `${frame} ${pair}`)
  const tree = frame > 0 && answer !== undefined ? answer : null
  const selection = useFieldSelection(tree)
  if (frame === 0) {
    return (
      <div className="frame-none" data-pane="fields">
        <Message title={pane.nothing}>
          <p>{pane.nothingHint}</p>
        </Message>
      </div>
    )
  }
  if (failure !== null) {
    return (
      <Message kind="error" title={pane.failed}>
        <p className="mono">{failure}</p>
      </Message>
    )
  }
  if (tree === null) return <div className="frame-none" aria-label={pane.loading} />
  return (
    <Split
      id="frame"
      direction="columns"
      firstSize={58}
      minPixels={240}
      label={frames.paneSplitter}
      layout={layout}
      onLayout={(changed) => rememberPanes('frame', changed)}
      first={<FieldsPane tree={tree} selection={selection} />}
      second={<BytesPane tree={tree} selection={selection} />}
    />
  )
}
