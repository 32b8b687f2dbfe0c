// Above the fields: what is not as it seems. Assumed, partial, withheld and unread are said in
// words, never only drawn.
import type { TreeAnswer } from '../../../engine/tree-messages.ts'
import { hexOffset } from '../../../lib/hex.ts'
import type { Catalogue } from '../../../text/en.ts'
import { useText } from '../../../text/use-text.ts'

export function FrameRemarks({ tree }: { readonly tree: TreeAnswer }) {
  const { pane } = useText()
  const remarks = remarksOf(tree, pane)
  if (remarks.length === 0) return null
  return (
    <ul className="pane-remarks">
      {remarks.map(({ kind, text }) => (
        <li key={text} className={`is-${kind}`}>
          {text}
        </li>
      ))}
    </ul>
  )
}

interface Remark {
  readonly kind: 'error' | 'assumed' | 'plain'
  readonly text: string
}

export function remarksOf(tree: TreeAnswer, pane: Catalogue['pane']): Remark[] {
  const remarks: Remark[] = []
  const { failure, unreadBytes, schemaVersion, status } = tree
  if (failure !== null) {
    const place = pane.stopped(failure.path, `0x${hexOffset(failure.offset, tree.size)}`)
    const unread = unreadBytes > 0 ? ` ${pane.unread(unreadBytes)}` : ''
    remarks.push({ kind: 'error', text: `${place} ${failure.message}.${unread}` })
  } else if (status === 'undecodable') remarks.push({ kind: 'error', text: pane.undecodable })
  else if (unreadBytes > 0) remarks.push({ kind: 'error', text: pane.unread(unreadBytes) })
  if (status === 'assumed' && schemaVersion !== null) {
    remarks.push({ kind: 'assumed', text: pane.assumed(schemaVersion) })
  }
  if (tree.withheldBytes > 0)
    remarks.push({ kind: 'plain', text: pane.withheld(tree.withheldBytes) })
  if (tree.moreFields > 0) remarks.push({ kind: 'plain', text: pane.moreFields(tree.moreFields) })
  for (const text of tree.remarks) remarks.push({ kind: 'plain', text })
  return remarks
}
