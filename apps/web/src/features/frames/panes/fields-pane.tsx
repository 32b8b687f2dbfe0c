import type { TreeAnswer } from '../../../engine/tree-messages.ts'
import { PANES, type PaneName } from '../../../lib/view-params.ts'
import { changeParams, useViewStore } from '../../../store/view-store.ts'
import { useText } from '../../../text/use-text.ts'
import { Button } from '../../../ui/button.tsx'
import { TabBar } from '../../../ui/tab-bar.tsx'
import { selectNumber } from '../selection.ts'
import { FrameRemarks } from './frame-remarks.tsx'
import { JsonPane } from './json-pane.tsx'
import { LedgerPane } from './ledger-pane.tsx'
import { RecordsPane } from './records-pane.tsx'
import { TreePane } from './tree-pane.tsx'
import type { FieldSelection } from './use-field-selection.ts'

const PANEL = 'frame-pane'

interface Props {
  readonly tree: TreeAnswer
  readonly selection: FieldSelection
}

export function FieldsPane({ tree, selection }: Props) {
  const { pane: text } = useText()
  const wanted = useViewStore(({ route }) => route.params.pane ?? 'tree')
  const tabs = PANES.map((id) => ({
    id,
    title: text[id],
    isDisabled: (id === 'records' && !tree.hasRecords) || (id === 'ledger' && !tree.hasLedger),
  }))
  // A link, or the frame before, may ask for a form that this frame does not have.
  const pane = tabs.find(({ id }) => id === wanted)?.isDisabled === true ? 'tree' : wanted
  return (
    <section className="pane" aria-label={text.label} data-pane="fields">
      <div className="pane-bar">
        <TabBar
          label={text.tabs}
          tabs={tabs}
          selected={pane}
          controls={PANEL}
          onSelect={(id: PaneName) =>
            changeParams({ pane: id === 'tree' ? undefined : id }, 'push')
          }
        />
        <PairLinks tree={tree} />
      </div>
      <FrameRemarks tree={tree} />
      <div className="pane-body" id={PANEL} role="tabpanel" aria-label={text[pane]}>
        {pane === 'tree' && <TreePane key={tree.frame} tree={tree} selection={selection} />}
        {pane === 'records' && <RecordsPane tree={tree} />}
        {pane === 'json' && <JsonPane tree={tree} />}
        {pane === 'ledger' && <LedgerPane tree={tree} />}
      </div>
    </section>
  )
}

/** `request 21 · response 22 (pair)`. */
function PairLinks({ tree }: { readonly tree: TreeAnswer }) {
  const { pane: text, row } = useText()
  const { frame, pair, direction } = tree
  const other = direction === 'request' ? 'response' : 'request'
  const own = text.own(row[direction], frame)
  const link =
    pair === null ? null : (
      <Button kind="link" onClick={() => void selectNumber(pair)}>
        {text.pair(row[other], pair)}
      </Button>
    )
  return (
    <p className="pane-pair">
      {direction === 'request' ? (
        <>
          {own} {'\u00b7'} {link ?? text.unanswered}
        </>
      ) : (
        <>
          {link !== null && (
            <>
              {link} {'\u00b7'}{' '}
            </>
          )}
          {own}
        </>
      )}
    </p>
  )
}
