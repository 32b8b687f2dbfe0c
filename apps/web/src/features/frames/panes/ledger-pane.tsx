import { useAnswer } from '../../../engine/use-answer.ts'
import type { TreeAnswer } from '../../../engine/tree-messages.ts'
import { asciiOf, hexOffset, hexText } from '../../../lib/hex.ts'
import { useText } from '../../../text/use-text.ts'

/** The broker's bytes beside the client's, wherever the proxy had to change an address. */
export function LedgerPane({ tree }: { readonly tree: TreeAnswer }) {
  const { ledger: text } = useText()
  const { answer } = useAnswer('ledger', { frame: tree.frame }, tree.frame.toString())
  if (answer === undefined || answer === null || answer.frame !== tree.frame) return null
  return (
    <div className="records" tabIndex={0} role="group" aria-label={text.label}>
      <table className="records-table">
        <thead>
          <tr>
            <th scope="col">{text.offset}</th>
            <th scope="col">{text.field}</th>
            <th scope="col">{text.broker}</th>
            <th scope="col">{text.client}</th>
          </tr>
        </thead>
        <tbody>
          {answer.rows.map((row) => (
            <tr key={row.offset}>
              <td>{`0x${hexOffset(row.offset, tree.size)}`}</td>
              <td>{row.path ?? ''}</td>
              <td>{bytesText(row.broker)}</td>
              <td>{bytesText(row.client)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function bytesText(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 16)
  const rest = bytes.length > head.length ? ' \u2026' : ''
  return `${hexText(head)}${rest}  ${Array.from(head, asciiOf).join('')}`
}
